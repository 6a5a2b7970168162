/** The doors that stay closed: who may decrypt codes, make receipts and write a vault, read off the sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const MAIN = new URL('../../main', import.meta.url).pathname;

const sources = readdirSync(MAIN, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(join(MAIN, path), 'utf8') }));

function whereIs(text: string): string[] {
  return sources.filter((source) => source.text.includes(text)).map(({ path }) => path);
}

describe('the sources', () => {
  it('are there', () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  it.each([
    ['new Appended(', ['vault/session.ts']],
    ['unrecordedReceipt(', ['vault/receipt.ts', 'vault/session.ts']],
    ['Receipt.make(', ['vault/receipt.ts']],
    ['new Receipt(', ['vault/receipt.ts']],
    ['receiptsFor(', ['vault/join-codes.ts', 'vault/receipt.ts', 'vault/session.ts']],
    ['openCodes(', ['core/custody/codes-of-set.ts', 'core/format/payload.ts']],
    ['codesOfSet(', ['core/custody/codes-of-set.ts', 'vault/session.ts']],
    ['committedSetKey(', ['core/format/payload.ts']],
    ['new Session(', ['vault/join-codes.ts', 'vault/open-vault.ts']],
    ['VaultFile.open(', ['vault/open-vault.ts']],
    ['sealFrame(', ['core/format/frame.ts', 'vault/create-vault.ts', 'vault/rewrite.ts', 'vault/session.ts']],
  ])('have `%s` only in %j (R28)', (text, expected) => {
    expect(whereIs(text).sort()).toEqual(expected);
  });

  it('take no file call of Node in main/vault but through the port', () => {
    const users = whereIs("from 'node:fs").filter((path) => path.startsWith('vault/'));
    // The lock reads the start of a process from /proc, which is no file of ours.
    expect(users.sort()).toEqual(['vault/file-system.ts', 'vault/lock-file.ts']);
  });
});

describe('the rules of FORMAT.md', () => {
  const tests = ['.', '../core/format']
    .flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, import.meta.url)).map((name) => new URL(`${folder}/${name}`, import.meta.url)),
    )
    .filter((url) => url.pathname.endsWith('.test.ts'))
    .map((url) => readFileSync(url, 'utf8'));
  const names = tests
    .flatMap((text) => text.match(/\((?:R\d+|section \d+)(?:, (?:R\d+|section \d+))*\)/g) ?? [])
    .join(' ');

  it.each(Array.from({ length: 34 }, (_, i) => `R${i + 1}`))('are tested: %s', (rule) => {
    expect(names).toMatch(new RegExp(`\\b${rule}\\b`));
  });
});
