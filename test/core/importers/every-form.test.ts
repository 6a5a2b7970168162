/** Every form of every catalogued service, made up anew: under a header, under a file name, and in a numbered list. */
import { describe, expect, it } from 'vitest';
import { SERVICES } from '../../../main/core/importers/catalogue.ts';
import { readText } from '../../../main/core/importers/read-text.ts';
import { DIGITS, LOWER, makeCodes } from './make-codes.ts';

const SEEDS = Array.from({ length: 12 }, (_each, at) => at + 1);
/** Length and count where the catalogue knows none. */
const GUESSED = { groups: [10], count: 10, alphabet: LOWER + DIGITS };

const FORMS = SERVICES.flatMap((service) =>
  service.forms
    // Phrases are words, and Steam's key begins with a letter of its own.
    .filter(({ kind, alphabet }) => kind !== 'recovery-phrase' && alphabet !== `R${DIGITS}`)
    .map((form) => [`${service.id} ${form.kind} ${form.groups?.join('-') ?? 'of any make'}`, service, form] as const),
);

describe('every form of the catalogue', () => {
  it.each(FORMS)('%s', (_title, service, form) => {
    const groups = form.groups ?? GUESSED.groups;
    const word = (service.words[0] ?? service.commonWords[0] ?? service.name).replaceAll(' ', '-');
    const thing = form.kind === 'recovery-key' ? 'recovery code' : 'backup codes';
    for (const seed of SEEDS) {
      const between = form.alphabet === DIGITS ? ' ' : '-';
      const codes = makeCodes(form.count ?? GUESSED.count, form.alphabet ?? GUESSED.alphabet, groups, between, seed);
      const numbered = codes.map((code, at) => `${at + form.indexBase}. ${code}`);
      const texts: readonly (readonly [string, string])[] = [
        ['notes.txt', `${service.name} ${thing}\n\n${codes.join('\n')}\n`],
        [`${word}-recovery-codes (1).txt`, codes.join('\r\n')],
        [
          'codes.txt',
          `My logins\n\n${service.name} (sam@example.com) ${thing}:\n${numbered.join('\n')}\n\nphone 0555 0142\n`,
        ],
      ];
      for (const [name, text] of texts) {
        const { sets } = readText({ name, text });
        expect(
          sets.map((set) => [set.service, set.kind, set.indexBase, set.codes.map((code) => code.text)]),
          `${name}, seed ${seed}`,
        ).toEqual([[service.id, codes.length > 1 ? 'recovery-codes' : form.kind, form.indexBase, codes]]);
      }
    }
  });
});
