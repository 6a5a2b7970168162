/** Files under review that open with a password of their own: asked for in place, tried again, and kept no longer than needed. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FileOpener, GivenFile } from '../../../preload/views/import-review.ts';

import { buildSmallVault, type SmallVault } from '../../vault/small-vault.ts';
import { answerOf, codeOf, file, openReview } from './open-review.ts';

const SAMPLES = new URL('../../unpack/samples/', import.meta.url);
const given = (name: string): GivenFile => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, SAMPLES))) });
const BITWARDEN = 'bitwarden-encrypted-pbkdf2.json';
const KEEPASS = 'keepass-kdbx4-argon2id.kdbx';

const opener = (lock: string | undefined, password = 'sample-password'): FileOpener => ({
  lock: lock ?? '',
  password: new TextEncoder().encode(password),
  keyFile: null,
});

let vault: SmallVault;
beforeAll(async () => {
  vault = await buildSmallVault();
});

describe('a locked file', () => {
  test('asks for its password, and for a key file where one may belong to it', async () => {
    const { calls } = await openReview(vault);
    const { files, drafts } = await answerOf(calls.readDrafts([given(BITWARDEN), given(KEEPASS)]));
    expect(files.map(({ name, error, lock }) => [name, error?.code, lock?.takesKeyFile])).toEqual([
      [BITWARDEN, 'password-needed', false],
      [KEEPASS, 'password-needed', true],
    ]);
    expect(drafts).toEqual([]);
  });

  test('stays when a password does not fit, and opens with the next', async () => {
    const { calls } = await openReview(vault);
    const [locked] = (await answerOf(calls.readDrafts([given(KEEPASS)]))).files;
    const [wrong, ...others] = (await answerOf(calls.readDrafts([opener(locked?.lock?.id, 'another')]))).files;
    expect([wrong?.error?.code, others]).toEqual(['wrong-secret', []]);
    const { files, drafts } = await answerOf(calls.readDrafts([opener(wrong?.lock?.id)]));
    expect(files).toMatchObject([{ name: KEEPASS, error: null, lock: null }]);
    expect(drafts.map(({ service, source }) => [service, source])).toEqual([
      ['google', 'Google/Backup codes'],
      ['github', 'GitHub/github-recovery-codes.txt'],
    ]);
  });

  test('opens once: what was kept of it is gone, as it is after the review', async () => {
    const { calls } = await openReview(vault);
    const [locked] = (await answerOf(calls.readDrafts([given(BITWARDEN)]))).files;
    await answerOf(calls.readDrafts([opener(locked?.lock?.id)]));
    expect(await codeOf(calls.readDrafts([opener(locked?.lock?.id)]))).toBe('usage');
    const [again] = (await answerOf(calls.readDrafts([given(KEEPASS)]))).files.slice(-1);
    await calls.dropDrafts();
    expect(await codeOf(calls.readDrafts([opener(again?.lock?.id)]))).toBe('usage');
  });

  test('is another one where the bytes are, even under the same name', async () => {
    const { calls } = await openReview(vault);
    const named = (name: string): GivenFile => ({ ...given(name), name: 'export' });
    const { files } = await answerOf(calls.readDrafts([named(KEEPASS), named(BITWARDEN), named(KEEPASS)]));
    expect(files.map(({ lock }) => lock?.takesKeyFile)).toEqual([false, true]);
  });

  test('does not stop the files beside it', async () => {
    const { calls } = await openReview(vault);
    const codes = file('github.txt', 'GitHub recovery codes', '82c9b-b791f', '0ed9c-ee661', '7f83d-1a8c8');
    const { drafts } = await answerOf(calls.readDrafts([given(KEEPASS), codes]));
    expect(drafts.map(({ service }) => service)).toEqual(['github']);
  });
});
