/** Models of sheets and of kit pages with made-up data. */
import type { KitModel } from '../../../main/core/paper/kit.ts';
import type { SheetCode, SheetModel, SheetSet } from '../../../main/core/paper/sheet.ts';

export function unused(texts: readonly string[], from = 1): SheetCode[] {
  return texts.map((text, index) => ({ number: from + index, state: 'unused', text }));
}

/** `count` unused codes in the shape of `1a2b3-4c5d6`, all different. */
export function manyUnused(count: number): SheetCode[] {
  return unused(Array.from({ length: count }, (_, index) => `${(index + 0xa0000).toString(16)}-7f66e`));
}

export function setOf(codes: readonly SheetCode[], changes: Partial<SheetSet> = {}): SheetSet {
  return {
    service: 'GitHub',
    account: 'sam-rivera',
    instance: null,
    kind: 'recovery-codes',
    use: 'single',
    codes,
    ...changes,
  };
}

export function modelOf(sets: readonly SheetSet[], changes: Partial<SheetModel> = {}): SheetModel {
  return {
    layout: 'recovery',
    paper: 'a4',
    number: 'S-0012-KQ',
    replaces: 'S-0007-MT',
    copy: 1,
    copies: 2,
    changeNumber: 412,
    logHash: '3f9a'.repeat(16),
    fingerprint: ['cedar', 'lantern', 'orbit', 'thistle'],
    printedOn: '2026-11-24',
    sets,
    ...changes,
  };
}

/** The sheet that the design shows: sixteen codes, the first two used. */
export function designModel(changes: Partial<SheetModel> = {}): SheetModel {
  const texts = [
    '7f66e-6f648',
    '447f2-b3cec',
    'b5f93-e03fb',
    '68bfa-32da2',
    '29e34-a0a73',
    '93362-09f89',
    'a8da0-e7071',
    'ff60b-bc054',
    '61ec3-8391f',
    'd956a-2e68e',
    '69909-0be79',
    '1e8af-a3f34',
    '6803b-7d661',
    '0c343-b2c41',
  ];
  const used: SheetCode[] = [
    { number: 1, state: 'used', on: '2026-02-11' },
    { number: 2, state: 'used', on: '2026-09-03' },
  ];
  return modelOf([setOf([...used, ...unused(texts, 3)])], changes);
}

/** Six accounts on one packed sheet: half blocks, a long code, a used one. */
export function packedModel(changes: Partial<SheetModel> = {}): SheetModel {
  const discord: SheetCode[] = [
    ...unused(['n55z-vg78']),
    { number: 2, state: 'used', on: '2026-05-02' },
    ...unused(['dq40-wqbq', 'efbj-f1j3'], 3),
  ];
  return modelOf(
    [
      setOf(discord, { service: 'Discord', account: 'sam.rivera@example.com' }),
      setOf(unused(['a8da0-e7071', 'ff60b-bc054', '61ec3-8391f', 'd956a-2e68e'])),
      setOf(unused(['fSSXaSsxNWt7xTDf', 'YCmTH6MfZALexCNy', 'Cy5BTmrXjwtnY3Ey', 'O0lI158BS5gqZ2z7']), {
        service: 'Nextcloud',
        account: 'sam',
      }),
      setOf(unused(['hp8mw95c', '35ep34sp', 's9j2il9d']), { service: 'Proton', account: 'sam.rivera' }),
      setOf(unused(['k8O0w1lI', 'r5S8bB2z', 'q9Zg0oO1']), { service: 'Dropbox', account: 'sam.rivera@example.com' }),
      setOf(unused(['dery-smeg-fkjn-ccpk-kbxx']), { service: 'Stripe', account: 'billing@example.com' }),
    ],
    { layout: 'packed', number: 'S-0018-KQ', replaces: 'S-0010-MT', copies: 1, ...changes },
  );
}

const WORDS =
  'abandon ability able about above absent absorb abstract absurd abuse access accident account accuse achieve acid acoustic acquire across act action actor actress actual';

export function phraseOf(words: number): string {
  return WORDS.split(' ').slice(0, words).join(' ');
}

export const KIT_KEY = '7K3Q-WM8D-0B5S-2ZT9-XR4G-HJ6N-VC1E-YA8P-5QF7';

export function kitOf(changes: Partial<KitModel> = {}): KitModel {
  return {
    layout: 'kit',
    paper: 'a4',
    name: 'personal',
    file: 'personal.coldkeep',
    folder: '/home/sam/Documents',
    vaultId: '3f9a07c122d45e6f8091a2b3c4d5e6f7',
    changeNumber: 412,
    fingerprint: ['cedar', 'lantern', 'orbit', 'thistle'],
    ways: { passphrase: 1, 'passphrase-and-key-file': 0, 'recovery-key': 1, shares: 0, other: 0 },
    recoveryKey: KIT_KEY,
    printedOn: '2026-11-24',
    ...changes,
  };
}

/** A kit page on which everything is as long as it can be. */
export function longKit(changes: Partial<KitModel> = {}): KitModel {
  return kitOf({
    name: 'recovery codes of the whole family and of the company',
    file: 'recovery codes of the whole family and of the company, until somebody finds a shorter name for them all.coldkeep',
    folder: `/Users/samantha.rivera/Library/Mobile Documents/${'Important papers of all kinds/'.repeat(8)}Vaults`,
    changeNumber: 888_888,
    fingerprint: ['commodore', 'womankind', 'wholesome', 'unwomanly'],
    ways: { passphrase: 2, 'passphrase-and-key-file': 2, 'recovery-key': 7, shares: 3, other: 2 },
    printedOn: '2026-05-30',
    ...changes,
  });
}
