/** One mark from the command line among 10,000 accounts, beside one edit by the command line of KeePassXC among as many. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ports } from '../../main/vault/ports.ts';
import { buildBigVault } from './big-vault.ts';
import { best, quantile, type Row } from './row.ts';

const CLI = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));
const KEEPASSXC = 'keepassxc-cli';
const ACCOUNTS = 10_000;
const RUNS = 5;
const PASSPHRASE = 'a passphrase for the bench alone';
/** The least that KeePassXC lets a derivation take. */
const LEAST_MS = 100;

/** Nothing where KeePassXC is not installed. */
export async function* editRows(ports: Ports, folder: string): AsyncGenerator<Row> {
  if (!isThere()) return;
  const path = join(folder, 'cli.coldkeep');
  const recoveryKey = await buildBigVault(ports, {
    path,
    accounts: ACCOUNTS,
    codesPerSet: 10,
    setsPerChange: 100,
    passphrase: PASSPHRASE,
    memoryKib: 256 * 1024,
  });
  const env = { ...process.env, COLDKEEP_DATA_DIR: ports.dataFolder };
  const secrets = { passphrase: join(folder, 'passphrase'), recoveryKey: join(folder, 'recovery-key') };
  writeFileSync(secrets.passphrase, PASSPHRASE);
  writeFileSync(secrets.recoveryKey, recoveryKey);
  const coldkeep = (...args: readonly string[]): string =>
    execFileSync(process.execPath, [CLI, ...args], {
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const listed = (): string => coldkeep('list', path, '--json', '--passphrase-file', secrets.recoveryKey);
  const sets: readonly { readonly id: string }[] = JSON.parse(listed()).sets;
  let next = 0;
  const mark = (secret: string) => (): void => {
    coldkeep('mark', path, sets[next++]?.id ?? '', '1', 'used', '--passphrase-file', secret);
  };

  // What the derivation takes of the command: the same one with the recovery key, which derives nothing.
  mark(secrets.passphrase)();
  const withKdf = await best(3, mark(secrets.passphrase));
  const withoutKdf = await best(3, mark(secrets.recoveryKey));
  const kdfMs = Math.round(Math.max(LEAST_MS, withKdf - withoutKdf));

  yield await beside(folder, kdfMs, mark(secrets.passphrase), {
    what: `mark one of ${ACCOUNTS} accounts from the command line, derivation of ${kdfMs} ms included`,
    judged: 'ratio',
    bound: 0.6,
  });
  yield await beside(folder, LEAST_MS, mark(secrets.recoveryKey), {
    what: 'the same with the recovery key, which needs no derivation',
    judged: 'ratio',
    bound: null,
  });
}

function isThere(): boolean {
  try {
    execFileSync(KEEPASSXC, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function beside(
  folder: string,
  kdfMs: number,
  mark: () => void,
  row: Pick<Row, 'what' | 'judged' | 'bound'>,
): Promise<Row> {
  const database = makeDatabase(folder, kdfMs);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    ours.push(await best(1, mark));
    theirs.push(await best(1, () => keepassxc(['edit', '-q', '-u', `changed-${run}`, database, '/entry 1'])));
  }
  const peer = { what: `keepassxc-cli edit, set to ${kdfMs} ms`, value: quantile(theirs, 0.5) };
  return { ...row, unit: 'ms', ours: quantile(ours, 0.5), peer };
}

function keepassxc(args: readonly string[], input = `${PASSPHRASE}\n`): void {
  execFileSync(KEEPASSXC, args, { input, stdio: ['pipe', 'ignore', 'ignore'] });
}

/** As many entries as the vault has accounts, each with its codes in the notes, as people keep them there. */
function makeDatabase(folder: string, kdfMs: number): string {
  const codes = Array.from({ length: 10 }, (_, i) => `${String(i).repeat(5)}-${String(i).repeat(5)}`).join('&#10;');
  const field = (key: string, value: string): string => `<String><Key>${key}</Key><Value>${value}</Value></String>`;
  const entries = Array.from({ length: ACCOUNTS }, (_, i) => {
    const uuid = Buffer.from(String(i).padStart(16, '0')).toString('base64');
    const fields = [field('Title', `entry ${i}`), field('UserName', `user-${i}@example.com`), field('Notes', codes)];
    return `<Entry><UUID>${uuid}</UUID>${fields.join('')}</Entry>`;
  });
  const group = `<Group><UUID>${Buffer.alloc(16, 7).toString('base64')}</UUID><Name>Root</Name>${entries.join('')}</Group>`;
  const xml = join(folder, `entries-${kdfMs}.xml`);
  writeFileSync(xml, `<?xml version="1.0"?><KeePassFile><Meta/><Root>${group}</Root></KeePassFile>`);
  const database = join(folder, `entries-${kdfMs}.kdbx`);
  keepassxc(['import', '-q', '-p', '-t', String(kdfMs), xml, database], `${PASSPHRASE}\n${PASSPHRASE}\n`);
  return database;
}
