/** Which vectors are about which rule of FORMAT.md, as the page that stands beside them. */
import type { Vector } from './vector.ts';

export const RULES: readonly string[] = Array.from({ length: 38 }, (_, i) => `R${i + 1}`);

/** Rules that no file can break: what they bind, and the tests of it. */
export const ELSEWHERE: Readonly<Record<string, readonly [binds: string, tests: string]>> = {
  R12: ['the choice of a cost', 'test/vault/kdf.test.ts'],
  R13: ['which passphrases a slot takes', 'test/core/format/passphrase.test.ts'],
  R25: ['what a writer puts into events', 'test/cli/leaks.test.ts'],
  R28: ['when codes are decrypted', 'test/vault/doors.test.ts'],
  R29: ['what comes before the header is authentic', 'test/vault/standing.test.ts'],
  R30: ['who cuts a torn tail', 'test/vault/faults.test.ts'],
  R31: ['going on with an older copy', 'test/vault/standing.test.ts'],
  R32: ['when a change is acknowledged', 'test/vault/faults.test.ts'],
  R33: ['a file that changes under a writer', 'test/vault/session.test.ts'],
  R34: ['the lock file', 'test/vault/lock-file.test.ts'],
  R37: ['how a file is replaced', 'test/vault/nth-failure.test.ts'],
  R38: ['what is told of old copies', 'test/vault/old-copies.test.ts'],
};

/** The page, in Markdown. */
export function writeRulesPage(vectors: readonly Pick<Vector, 'name' | 'rules'>[]): string {
  const sections = [...new Set(vectors.flatMap(({ rules }) => rules))].filter((rule) => !RULES.includes(rule)).sort();
  const rows = [...RULES, ...sections].map((rule) => {
    const names = vectors.filter(({ rules }) => rules.includes(rule)).map(({ name }) => `\`${name}\``);
    const elsewhere = ELSEWHERE[rule];
    const told =
      elsewhere === undefined ? '' : `No file can break it: it binds ${elsewhere[0]}. See \`${elsewhere[1]}\`.`;
    return `| ${rule.replace('-', ' ')} | ${names.length} | ${[...names, told].filter((part) => part !== '').join(', ')} |`;
  });
  return [
    '# Rules and vectors',
    '',
    `${vectors.length} vectors. Made by \`test/vectors/generate.ts\`; the form of the files is described in the page above this folder.`,
    '',
    '| rule of FORMAT.md | vectors | which |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
