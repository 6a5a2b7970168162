/** 2FAS's backup, plain and encrypted: nothing but seeds. */
import { expect, it } from 'vitest';
import { readTwoFas } from '../../../main/unpack/authenticators/two-fas.ts';
import { fileOf, sealTwoFas } from './sealed-exports.ts';

const SEEDS = ['4SJHB4GSD43FZBAI7C2HLRJGPQ', 'YOOMIXWS5GN6RTBPUFFWKTW5M4'];
const SERVICES = [...SEEDS, SEEDS[0]].map((secret) => ({ name: 'Deno', secret, otp: { account: 'Mason' } }));
const LOCKED = sealTwoFas(SERVICES, 'right');

it.each([
  ['a plain backup', { services: SERVICES, schemaVersion: 4 }, null, SEEDS],
  ['an encrypted one with its password', LOCKED, 'right', SEEDS],
  ['an encrypted one without', LOCKED, null, []],
  ['an empty one', { services: [], schemaVersion: 4 }, null, []],
])('%s has no place for notes, and says so', async (_title, value, password, ignored) => {
  expect(await readTwoFas(fileOf(value, password))).toEqual({ entries: [], warnings: ['no-notes-column'], ignored });
});

it.each([
  ['wrong-secret', LOCKED, 'wrong'],
  ['wrong-secret', { services: [], servicesEncrypted: '::' }, 'right'],
  ['unsupported-format', { services: [], servicesEncrypted: 'AAAA' }, 'right'],
  ['unsupported-format', 'null', null],
])('%s: %j by %j', async (code, value, password) => {
  await expect(readTwoFas(fileOf(value, password))).rejects.toMatchObject({ code });
});
