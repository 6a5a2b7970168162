/** Kills a process that writes a vault, again and again, and looks whether anything that it acknowledged is missing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bytesToHex } from '@noble/hashes/utils.js';
import { listBackups } from '../../main/vault/backups.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { lockPath } from '../../main/vault/lock-file.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { type Ports, systemPorts } from '../../main/vault/ports.ts';
import type { Session } from '../../main/vault/session.ts';
import { quickKdf, type SeededRandom, seededRandom, TINY_KIB } from './fake-ports.ts';
import { ACCOUNT_ADDED, addSet, PASSPHRASE } from './small-vault.ts';

export interface RoundsRequest {
  readonly rounds: number;
  readonly seed: string;
  readonly log: (line: string) => void;
}

export interface KillTally {
  rounds: number;
  /** Changes that were acknowledged before a kill, all of them found again. */
  acknowledged: number;
  locksTakenOver: number;
  tornTails: number;
  /** Files of rewrites that were cut off, all of them cleared away. */
  unfinished: number;
  /** Backups looked at; each opened. */
  backups: number;
  /** The highest: one more than the rewrites of a vault. */
  epoch: number;
}

/** A vault grows with every round; a fresh one now and then keeps opening it quick. */
const ROUNDS_PER_VAULT = 25;
const CHILD = fileURLToPath(new URL('./kill-child.ts', import.meta.url));

/** @throws Error that names seed and round, when an acknowledged change is missing or the vault is not good. */
export async function killRounds({ rounds, seed, log }: RoundsRequest): Promise<KillTally> {
  const tally: KillTally = {
    rounds: 0,
    acknowledged: 0,
    locksTakenOver: 0,
    tornTails: 0,
    unfinished: 0,
    backups: 0,
    epoch: 0,
  };
  const random = seededRandom(seed);
  while (tally.rounds < rounds) {
    const folder = await mkdtemp(join(tmpdir(), 'coldkeep-kill-'));
    try {
      const vault = await makeVault(folder);
      for (let i = 0; i < ROUNDS_PER_VAULT && tally.rounds < rounds; i++) {
        await killOnce(vault, random, tally).catch((error: unknown) => {
          throw new Error(`seed ${seed}, round ${tally.rounds}`, { cause: error });
        });
        tally.rounds += 1;
      }
      log(`kill: ${JSON.stringify(tally)}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return tally;
}

interface KillVault {
  readonly ports: Ports;
  readonly path: string;
  readonly secret: string;
}

async function makeVault(folder: string): Promise<KillVault> {
  const ports: Ports = { ...systemPorts(), startKdf: quickKdf().start, dataFolder: join(folder, 'data') };
  const path = join(folder, 'own.coldkeep');
  const made = await createVault(ports, { path, passphrase: PASSPHRASE, recoveryKey: true, memoryKib: TINY_KIB });
  const secret = made.recoveryKey ?? '';
  const session = await openVault(ports, { path, secret, access: 'write' });
  await session.commit([ACCOUNT_ADDED]);
  await addSet(session);
  await session.lock();
  return { ports, path, secret };
}

async function killOnce(vault: KillVault, random: SeededRandom, tally: KillTally): Promise<void> {
  // At 1 each change is followed by a rewrite or a backup, and most kills come in the middle of one.
  const every = [1 + random.below(4), 1 + random.below(4)].map(String);
  const child = spawn(process.execPath, [CHILD, vault.path, vault.secret, vault.ports.dataFolder, ...every], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = await untilKilled(child, random);
  // Only a whole line was acknowledged.
  const lines = output.split('\n').slice(0, -1);
  const [change, hash] = (lines.at(-1) ?? '').split(' ');
  const anchorChange = change ? Number(change) : null;
  const hadLock = existsSync(lockPath(vault.path));
  const hadNew = readdirSync(dirname(vault.path)).some((name) => name.endsWith('.new'));
  const session = await openVault(vault.ports, {
    path: vault.path,
    secret: vault.secret,
    access: 'write',
    anchorChange,
  });
  if (session.standing.code !== null) throw new Error(`the vault is ${session.standing.code}`);
  if (session.notices.includes('lock-taken-over') !== hadLock) throw new Error('the dead lock was not taken over');
  if (hadLock) tally.locksTakenOver += 1;
  if (anchorChange !== null && bytesToHex(session.hashAt(anchorChange) ?? new Uint8Array(0)) !== hash) {
    throw new Error(`change ${anchorChange} was acknowledged and is missing`);
  }
  if (session.notices.includes('unconfirmed-tail')) tally.tornTails += 1;
  if (hadNew) tally.unfinished += 1;
  tally.acknowledged += lines.length;
  tally.epoch = Math.max(tally.epoch, session.epoch);
  tally.backups += await checkBackups(vault, session);
  await session.lock();
  const left = readdirSync(dirname(vault.path)).filter((name) => /\.new$|\.lock/.test(name));
  if (left.length > 0) throw new Error(`${left.join(' ')} was left`);
}

/** Each backup that has its name is a whole vault, and a part of this one's history. */
async function checkBackups({ ports, path, secret }: KillVault, session: Session): Promise<number> {
  const backups = await listBackups(ports, path, session.vaultId);
  for (const { file } of backups) {
    const backup = await openVault(ports, { path: file, secret, access: 'read', remember: false });
    if (!['rolled-back', null].includes(backup.standing.code)) throw new Error(`a backup is ${backup.standing.code}`);
    await backup.lock();
  }
  return backups.length;
}

/** Kills the child at a seeded moment: most often some changes after its first, now and then while it opens the vault. */
async function untilKilled(child: ChildProcess, random: SeededRandom): Promise<string> {
  let output = '';
  let errors = '';
  let lines = 0;
  let atLine = (): void => {};
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    lines = output.split('\n').length - 1;
    atLine();
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'close');
  const whileOpening = random.below(6) === 0;
  const wantedLines = 1 + random.below(12);
  const reached = new Promise<void>((resolve) => {
    atLine = () => {
      if (lines >= wantedLines) resolve();
    };
  });
  await Promise.race([whileOpening ? pause(random.below(700)) : reached, ended]);
  // A commit takes about a millisecond, a rewrite or a backup some more.
  const until = performance.now() + random.below(150) / 10;
  while (performance.now() < until);
  child.kill('SIGKILL');
  await ended;
  if (errors !== '' || child.signalCode !== 'SIGKILL') throw new Error(`the child ended by itself: ${errors}`);
  return output;
}
