/** The stand-in host fails where Electron would fail or hang, instead of looking away. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launchApp } from '../host/launch.ts';

let out: string;

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'coldkeep-host-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

async function build(main: string): Promise<void> {
  for (const [file, text] of [
    ['main/main.mjs', main],
    ['main/main.js', "import './main.mjs';"],
    ['preload/preload.cjs', ''],
    ['renderer/index.html', ''],
    ['package.json', '{ "type": "module" }'],
  ] as const) {
    await mkdir(join(out, file, '..'), { recursive: true });
    await writeFile(join(out, file), text);
  }
}

test('without a build it says what to do', async () => {
  await expect(launchApp({ out })).rejects.toThrow('npm run build');
});

test('a top-level wait for ready never ends, as in Electron', async () => {
  await build("import { app } from 'electron'; await app.whenReady();");
  await expect(launchApp({ out, evaluationMs: 1500 })).rejects.toThrow('never finished evaluating');
});

test.each([
  ['a name that Electron has and the host has not', "import { shell } from 'electron'; shell;", 'shell'],
  ['a member that the host has not', "import { app } from 'electron'; app.getLocale();", 'app.getLocale'],
  ['an event that the host never sends', "import { app } from 'electron'; app.on('open-url', () => {});", 'open-url'],
  ['a session before ready', "import { session } from 'electron'; session.fromPartition('x');", 'when app is ready'],
  ['a window before ready', "import { BrowserWindow } from 'electron'; new BrowserWindow();", 'before app is ready'],
])('%s ends the launch', async (_name, main, message) => {
  await build(main);
  await expect(launchApp({ out })).rejects.toThrow(message);
});
