/** `npm run demo`: the main job on sample files, told in the terminal; leaves the vault, the sheet and pictures of the window in demo/. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}demo`;
const vault = `${folder}/personal.coldkeep`;
const sheet = `${folder}/github-sheet.pdf`;
const samples = `${root}assets/samples`;
const cli = `${root}out/main/cli.js`;

function tell(text: string): void {
  process.stdout.write(`\n\u2022 ${text}\n`);
}

/** Runs one command of the built command line and gives what it printed; a secret goes in by standard input. */
function coldkeep(args: readonly string[], { secret = '', expect = 0 } = {}): string {
  const shown = args.map((arg) => (arg.startsWith(root) ? relative(root, arg) : arg)).join(' ');
  process.stdout.write(`  $ coldkeep ${shown}\n`);
  // One file for both streams keeps the lines in the order in which they were written.
  const transcript = `${folder}/transcript.txt`;
  const both = openSync(transcript, 'w');
  const { status } = spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    input: secret === '' ? '' : `${secret}\n`,
    stdio: ['pipe', both, both],
    env: { ...process.env, COLDKEEP_DATA_DIR: `${folder}/data`, NO_COLOR: '1' },
  });
  closeSync(both);
  const output = readFileSync(transcript, 'utf8').replaceAll(root, '');
  rmSync(transcript);
  process.stdout.write(output.trimEnd().replaceAll(/^/gm, '    ').concat('\n'));
  if (status !== expect) throw new Error(`coldkeep ${args[0]} ended with ${status}, not ${expect}`);
  return output;
}

function lineAfter(label: string, text: string): string {
  const line = text.split('\n').find((each) => each.startsWith(label));
  if (line === undefined) throw new Error(`no line "${label}"`);
  return line.slice(label.length).trim();
}

/** Another set in the shape of the first, with a letter where the service has digits only. */
function newerGithub(text: string): string {
  const turned = text.replaceAll(/\w{5}-\w{5}/g, (code) => [...code].reverse().join(''));
  return turned.replace('0', 'o');
}

async function main(): Promise<void> {
  if (!existsSync(cli)) throw new Error('The build is missing: run npm run build.');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  tell('A new vault, with a generated passphrase. Write both lines down; they are shown once.');
  const made = coldkeep(['create', vault, '--generate']);
  const secret = lineAfter('Passphrase', made);
  const recoveryKey = lineAfter('Recovery key', made);
  const withSecret = ['--passphrase-file', '-'];

  tell('What do the downloaded files hold? Nothing is stored yet.');
  coldkeep(['inspect', `${samples}/github-recovery-codes.txt`, `${samples}/discord_backup_codes.txt`]);

  tell('Import both. Of the Discord codes the file says that some are used.');
  const files = [`${samples}/github-recovery-codes.txt`, `${samples}/discord_backup_codes.txt`];
  coldkeep(['import', vault, ...files, '--yes', ...withSecret], { secret });

  tell('What is left? A list never shows a code.');
  coldkeep(['list', vault, ...withSecret], { secret });

  tell('The phone is gone: the next GitHub code, please. The opening is recorded first.');
  coldkeep(['next', vault, 'github', ...withSecret], { secret });

  tell('It worked. No, that was a mistake; take it back. Yes, it did work.');
  coldkeep(['mark', vault, 'github', '1', 'used', ...withSecret], { secret });
  coldkeep(['undo', vault, ...withSecret], { secret });
  coldkeep(['mark', vault, 'github', '1', 'used', ...withSecret], { secret });

  tell('A sheet of the unused codes for the drawer.');
  coldkeep(['print', vault, 'github', '--out', sheet, ...withSecret], { secret });

  tell('Is the file whole?');
  coldkeep(['verify', vault, ...withSecret], { secret });

  tell('What happened?');
  coldkeep(['log', vault, ...withSecret], { secret });

  tell('A wrong passphrase is refused.');
  coldkeep(['list', vault, ...withSecret], { secret: 'correct horse battery staple', expect: 3 });

  tell('The recovery key opens it, and everything is as it was.');
  coldkeep(['list', vault, ...withSecret], { secret: recoveryKey });

  tell('Pictures: the page of the sheet, and the screens of the app on this vault.');
  const { renderPdfPage } = await import('../sheets/render-page.ts');
  writeFileSync(`${folder}/github-sheet.png`, await renderPdfPage(readFileSync(sheet), 1, 110));
  const newerFile = `${folder}/github-recovery-codes (1).txt`;
  writeFileSync(newerFile, newerGithub(readFileSync(`${samples}/github-recovery-codes.txt`, 'utf8')));
  const { takePictures } = await import('./pictures.ts');
  const pictures = await takePictures({
    vault,
    passphrase: secret,
    newerFile,
    folder,
    dataFolder: `${folder}/data`,
  });
  for (const picture of ['github-sheet.png', ...pictures]) process.stdout.write(`    demo/${picture}\n`);

  tell('The codes in this demo are made up. The folder demo/ may be deleted at any time.');
}

await main();
