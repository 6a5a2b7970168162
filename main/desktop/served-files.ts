/** What `app://vault` serves: a list made once from the built renderer. A path is looked up in it, never joined to a folder. */
import { randomBytes } from 'node:crypto';
// biome-ignore lint/style/noRestrictedImports: pages and fonts are part of the program
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { NONCE_MARK, responseHeaders } from './content-policy.ts';
import { isOwnUrl } from './scheme.ts';

const mimes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

export interface ServedFile {
  readonly file: string;
  readonly mime: string;
}

/** By the path of the address, with its leading slash. */
export type ServedFiles = ReadonlyMap<string, ServedFile>;

/** Every file below `folder` whose kind is known; others are not served. */
export async function listServedFiles(folder: string, below = ''): Promise<ServedFiles> {
  const found = new Map<string, ServedFile>();
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = `${below}/${entry.name}`;
    const mime = mimes[extname(entry.name)];
    if (entry.isDirectory())
      for (const [inner, served] of await listServedFiles(folder, path)) found.set(inner, served);
    else if (entry.isFile() && mime !== undefined) found.set(path, { file: join(folder, path), mime });
  }
  return found;
}

/** Answers one request of the window. Everything but a GET of a listed path is 404. */
export async function serveFile(
  files: ServedFiles,
  request: { readonly url: string; readonly method: string },
): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const served =
    request.method === 'GET' && isOwnUrl(request.url) ? files.get(new URL(request.url).pathname) : undefined;
  if (served === undefined) return new Response(null, { status: 404, headers: responseHeaders('text/plain', nonce) });
  const bytes = await readFile(served.file);
  const headers = responseHeaders(served.mime, nonce);
  if (!served.mime.startsWith('text/html')) return new Response(new Uint8Array(bytes), { headers });
  return new Response(bytes.toString('utf8').replaceAll(NONCE_MARK, nonce), { headers });
}
