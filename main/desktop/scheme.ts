/** The one origin of the app, `app://vault`, and the test whether an address lies in it. */

export const SCHEME = 'app';
const HOST = 'vault';
export const START_URL: string = ownUrl('/index.html');

/** @param path with its leading slash. */
export function ownUrl(path: string): string {
  return `${SCHEME}://${HOST}${path}`;
}

/** Parsed, never compared as text: `app://vault.example/` begins like ours. */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${SCHEME}:` && host === HOST && username === '' && password === '';
}

/** Bytes that a page of ours made an address for, such as the picture of a page to be printed. */
export function isOwnBlob(url: string): boolean {
  return url.startsWith('blob:') && isOwnUrl(url.slice('blob:'.length));
}
