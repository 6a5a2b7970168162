/** Finds a Chromium: one from npm that is the same everywhere, one that the user names, or one of the system's for a window. */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';

export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
  /** For the log: which one it is. */
  readonly from: string;
  /** False for a headless shell, which starts with a window wanted and shows nothing. */
  readonly hasWindow: boolean;
  /** False where Chromium's own sandbox cannot start. */
  readonly hasSandbox: boolean;
}

const root = resolve(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/coldkeep-chromium');
const packed = ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br'];

const systemNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const systemPaths: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const runsAsRoot = (): boolean => process.getuid?.() === 0;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function named(path: string): Chromium {
  const executablePath = resolve(path);
  const isOurs = executablePath.startsWith(cache);
  return { executablePath, env: {}, from: executablePath, hasWindow: !isOurs, hasSandbox: !isOurs && !runsAsRoot() };
}

function systemChromium(): Chromium | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...systemNames.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(systemPaths[process.platform] ?? []),
  ];
  const found = candidates.find(isExecutable);
  return found === undefined ? null : named(found);
}

/** Unpacks into a folder of its own and renames it, so that whoever comes second at the same moment finds a whole one. */
async function unpack(from: string, home: string): Promise<void> {
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const fresh = await mkdtemp(join(cache, 'unpacking-'));
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = fresh; // inflate() writes to os.tmpdir()
  try {
    for (const part of packed) await inflate(join(from, 'bin', part));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  // The packed fonts.conf names /tmp/fonts.
  await writeFile(
    join(fresh, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${home}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`,
  );
  try {
    await rename(fresh, home);
  } catch (error) {
    if (!existsSync(join(home, 'fonts.conf'))) throw error;
    await rm(fresh, { recursive: true, force: true });
  }
}

async function unpackedChromium(): Promise<Chromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The Chromium from npm is for Linux on x64; name another one by COLDKEEP_BROWSER=<path>.');
  const from = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const manifest: unknown = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) throw new Error('no version');
  const version = String(manifest.version);
  const home = join(cache, version);
  if (!existsSync(join(home, 'fonts.conf'))) await unpack(from, home);
  return {
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023/lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
    from: `@sparticuz/chromium ${version}`,
    hasWindow: false,
    hasSandbox: false,
  };
}

let unpacked: Promise<Chromium> | undefined;

/** The headless Chromium of `@sparticuz/chromium`, unpacked once per version into `node_modules/.cache`. Linux on x64 only. */
export function npmChromium(): Promise<Chromium> {
  unpacked ??= unpackedChromium();
  return unpacked;
}

/** The Chromium for tests: `COLDKEEP_BROWSER`, else the one from npm, else the system's. */
export function testChromium(): Promise<Chromium> {
  const wanted = process.env['COLDKEEP_BROWSER'];
  if (wanted !== undefined && wanted !== '') return Promise.resolve(named(wanted));
  if (process.platform === 'linux' && process.arch === 'x64') return npmChromium();
  const found = systemChromium();
  if (found === null) throw new Error('No Chromium, Chrome or Edge found; name one by COLDKEEP_BROWSER=<path>.');
  return Promise.resolve(found);
}

/** The Chromium for a window: `COLDKEEP_BROWSER`, else the system's; null where neither can show one. */
export function windowChromium(): Chromium | null {
  const wanted = process.env['COLDKEEP_BROWSER'];
  const found = wanted === undefined || wanted === '' ? systemChromium() : named(wanted);
  const hasDisplay =
    process.platform !== 'linux' ||
    process.env['DISPLAY'] !== undefined ||
    process.env['WAYLAND_DISPLAY'] !== undefined;
  return found?.hasWindow === true && hasDisplay ? found : null;
}
