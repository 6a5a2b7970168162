/**
 * `npm start`: the app in Electron where its binary is, else in a window of a Chromium of this system, else one line that says so.
 *
 * Electron's own module would start a download when it is asked for its path: the binary is looked for by file.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { windowChromium } from './chromium.ts';
import { launchApp } from './launch.ts';
import { askForPlace, askQuestion } from './place-question.ts';

const root = resolve(import.meta.dirname, '../..');

function electronBinary(): string | null {
  const home = join(root, 'node_modules/electron');
  const pathFile = join(home, 'path.txt');
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const binary = override === undefined ? join(home, 'dist', name) : join(override, name);
  return existsSync(binary) ? binary : null;
}

function build(): void {
  if (existsSync(join(root, 'out/main/main.js'))) return;
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}

async function start(): Promise<number> {
  build();
  const binary = electronBinary();
  if (binary !== null) {
    const child = spawn(binary, [root, ...process.argv.slice(2)], { stdio: 'inherit' });
    return new Promise((settle) => child.once('exit', (code) => settle(code ?? 1)));
  }
  if (windowChromium() === null) {
    console.error(
      'No window here: neither Electron (npx install-electron downloads it) nor Chromium, Chrome or Edge on a display. `npm run demo` shows what runs without one.',
    );
    return 1;
  }
  console.error(
    'Electron is not installed (npx install-electron downloads it); this is the same build in a window of the Chromium of this system. Where a new file goes, and what is to be deleted, is asked here.',
  );
  const { stdin: input, stderr: output } = process;
  const terminal = { input, output, isTerminal: input.isTTY && output.isTTY };
  const app = await launchApp({
    isShown: true,
    args: process.argv.slice(2),
    askForPlace: (facts) => askForPlace(facts, terminal),
    askQuestion: (facts) => askQuestion(facts, terminal),
  });
  return app.ended;
}

process.exitCode = await start();
