/** The headers of every answer that the app's scheme gives: what a page of ours may load, run and ask for. */

/** Stands in the built page where the nonce of the answer goes; electron.vite.config.ts writes it. */
export const NONCE_MARK = 'COLDKEEP-NONCE';

/** All that Chromium knows and we do not use. A name that it does not know costs a line in its log and nothing else. */
const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** @param nonce fresh for every answer. */
export function responseHeaders(mime: string, nonce: string): Record<string, string> {
  return headers(mime, [
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    // A picture that the page made of what main gave it; drawn as a picture, nothing in it runs.
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
  ]);
}

/** A page to be printed has one style of its own, and nothing else. */
export function printHeaders(nonce: string): Record<string, string> {
  return headers('text/html; charset=utf-8', [`style-src 'nonce-${nonce}'`]);
}

/** Beyond what is allowed nothing is loaded, nothing is sent, and no text becomes a script. */
function contentSecurityPolicy(allowed: readonly string[]): string {
  return [
    "default-src 'none'",
    ...allowed,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

function headers(mime: string, allowed: readonly string[]): Record<string, string> {
  return {
    'content-type': mime,
    'content-security-policy': contentSecurityPolicy(allowed),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'cache-control': 'no-store',
  };
}
