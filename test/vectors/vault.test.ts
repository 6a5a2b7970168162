/** Opens every vector with the product and compares what comes of it, and makes every vector again. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { CodedError, type ErrorCode } from '../../main/core/errors.ts';
import { readKeyFile } from '../../main/core/format/key-file.ts';
import { readShare } from '../../main/core/format/share.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import type { Session } from '../../main/vault/session.ts';
import { fakePorts } from '../vault/fake-ports.ts';
import { EXTENSION, generate, VECTORS } from './generate.ts';
import { ELSEWHERE, RULES } from './rules.ts';
import { readVector, type Vector } from './vector.ts';

const PATH = '/vaults/own.coldkeep';
const vectors = readdirSync(VECTORS)
  .filter((file) => file.endsWith(EXTENSION))
  .sort()
  .map((file) => readVector(file.slice(0, -EXTENSION.length), text(file)));

function text(file: string): string {
  return readFileSync(join(VECTORS, file), 'utf8').replaceAll('\r\n', '\n');
}

function open({ bytes, secret, keyFile, shares = [], mark }: Vector): Promise<Session> {
  const ports = fakePorts('vectors');
  ports.files.put(PATH, bytes);
  if (mark !== undefined) ports.files.put(`/data/marks/${bytesToHex(bytes.slice(24, 40))}.json`, utf8ToBytes(mark));
  return openVault(ports, {
    path: PATH,
    secret: secret ?? '',
    keyFile: keyFile === undefined ? null : readKeyFile(keyFile),
    shares: shares.map(readShare),
    access: 'write',
  });
}

/** What a vector expects, in the words of what came of opening it. */
type Outcome = Pick<Vector, 'expect' | 'opens' | 'content'> & { record: number | null; tail: boolean };

async function outcomeOf(vector: Vector): Promise<Outcome> {
  let session: Session;
  try {
    session = await open(vector);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const record = numberOr(error.facts['record']);
    return { expect: error.code, opens: 'no', record, tail: false, content: null };
  }
  const { code, facts } = session.standing;
  const outcome: Outcome = {
    expect: code ?? 'success',
    opens: code === null ? 'yes' : 'read-only',
    record: numberOr(facts['record']),
    tail: session.notices.includes('unconfirmed-tail'),
    content: {
      events: [...(await session.readEvents())].length,
      change: session.point.change,
      words: session.fingerprint,
      sets: await setsOf(session, Object.keys(vector.content?.sets ?? {})),
    },
  };
  await session.lock();
  return outcome;
}

function numberOr(record: string | number | undefined): number | null {
  return typeof record === 'number' ? record : null;
}

async function setsOf(
  session: Session,
  ids: readonly string[],
): Promise<Record<string, readonly string[] | ErrorCode>> {
  const sets: Record<string, readonly string[] | ErrorCode> = {};
  for (const id of ids) sets[id] = await codesOf(session, id);
  return sets;
}

async function codesOf(session: Session, id: string): Promise<readonly string[] | ErrorCode> {
  const set = session.state.sets.get(id);
  const texts: string[] = [];
  try {
    for (let i = 0; i < (set?.count ?? 0); i++) {
      const opened = session.openSet(await session.openUnrecorded(id, (set?.indexBase ?? 0) + i));
      texts.push(...opened.map((code) => code.text));
    }
    return texts;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}

describe('the vectors', () => {
  it.each(vectors.map((vector) => [vector.name, vector.rules.join(' '), vector.note, vector] as const))(
    '%s (%s): %s',
    async (_name, _rules, _note, vector) => {
      const { expect: code, opens, content, record = null, tail = false } = vector;
      expect(await outcomeOf(vector)).toEqual({ expect: code, opens, content, record, tail } satisfies Outcome);
    },
  );

  it('are what the generator makes, byte for byte, and no other file is there', () => {
    const made = generate();
    expect(readdirSync(VECTORS).sort()).toEqual([...made.keys()].sort());
    expect([...made].filter(([file, made]) => text(file) !== made).map(([file]) => file)).toEqual([]);
  });

  it('are about every rule that a file can break', () => {
    const rules = new Set(vectors.flatMap((vector) => vector.rules));
    expect(RULES.filter((rule) => !rules.has(rule))).toEqual(Object.keys(ELSEWHERE));
  });

  it.each(Object.entries(ELSEWHERE))('leave %s to the tests of %s', (_rule, [, path]) => {
    expect(existsSync(path)).toBe(true);
  });
});
