/**
 * One of several programs that change the same vault. `storm N`: opens it, changes it a few times and locks it again until N
 * changes are acknowledged, each said on standard output. `waits`: opens it and changes it at each line of standard input, saying
 * what came of it.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { CodedError } from '../../main/core/errors.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { systemPorts } from '../../main/vault/ports.ts';
import type { Session } from '../../main/vault/session.ts';
import { SET } from './small-vault.ts';

const [path = '', secret = '', dataFolder = '', way = '', count = '0'] = process.argv.slice(2);
const ports = { ...systemPorts(), dataFolder };

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

async function change(session: Session): Promise<string> {
  try {
    await session.commit([
      { t: 'CodeUsed', d: { set: SET, number: 1, when: null, from: null, note: `by ${process.pid}` } },
    ]);
    return `done ${session.point.change}`;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}

async function storm(changes: number): Promise<void> {
  for (let done = 0; done < changes; ) {
    const session = await openVault(ports, { path, secret, access: 'write' });
    if (!session.isWritable) {
      say(session.standing.code ?? 'not writable');
      await pause(1);
      continue;
    }
    for (let i = 0; i < 3 && done < changes; i++, done++) say(await change(session));
    await session.lock();
  }
}

async function wait(): Promise<void> {
  const session = await openVault(ports, { path, secret, access: 'write' });
  say(session.isWritable ? 'open' : (session.standing.code ?? 'not writable'));
  for await (const _ of createInterface({ input: process.stdin })) say(await change(session));
  await session.lock();
}

await (way === 'storm' ? storm(Number(count)) : wait());
