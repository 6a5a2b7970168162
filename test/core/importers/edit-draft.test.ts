/** Drafts that are mended by hand before they are stored: what each edit does to codes, places and doubts, and what it refuses. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodedError } from '../../../main/core/errors.ts';
import type { FoundSet } from '../../../main/core/importers/draft.ts';
import { type DraftEdit, editDraft, joinDrafts, type PlacedDraft } from '../../../main/core/importers/edit-draft.ts';
import { codeKey } from '../../../main/core/importers/sets.ts';

const HEX = { alphabet: '0123456789abcdef', fold: 'lower' } as const;

/** A star marks a used code, a question mark a doubtful one; the place of each is its number. */
function draft(texts: readonly string[], changes: Partial<FoundSet> = {}): PlacedDraft<number> {
  const signs = changes.signs === undefined ? HEX : changes.signs;
  const bare = texts.map((text) => text.replace(/[*?]/g, ''));
  const set: FoundSet = {
    service: 'github',
    label: null,
    instance: null,
    account: 'sam',
    kind: 'recovery-codes',
    use: 'single',
    usesPerCode: 1,
    generatedAt: null,
    expiresAt: null,
    retired: false,
    replacesOlder: false,
    indexBase: 1,
    orderSure: true,
    source: null,
    codes: bare.map((text, at) => ({ text, key: codeKey(text, signs), used: texts[at]?.includes('*') ?? false })),
    doubtful: texts.flatMap((text, at) => (text.includes('?') ? [at] : [])),
    ...changes,
    signs,
  };
  return { set, places: texts.map((_, at) => at + 1) };
}

/** In the words of {@link draft}, with the places behind them. */
function shown({ set, places }: PlacedDraft<number>): string {
  const codes = set.codes.map(
    ({ text, used }, at) => `${text}${used ? '*' : ''}${set.doubtful.includes(at) ? '?' : ''}`,
  );
  return `${codes.join(' ')} @${places.join('')}`;
}

function outcome(given: PlacedDraft<number>, edit: DraftEdit): readonly string[] | unknown {
  try {
    return editDraft(given, edit).map(shown);
  } catch (error) {
    return error instanceof CodedError ? [error.code, error.facts['rule']] : error;
  }
}

const FOUR = ['aa11', 'bb22*', 'cc3o?', 'dd44'];

describe('one edit', () => {
  test.each<[edit: DraftEdit, expected: readonly string[]]>([
    [{ edit: 'split', index: 0 }, ['usage', 'no-such-code']],
    [{ edit: 'split', index: 1 }, ['aa11 @1', 'bb22* cc3o? dd44 @234']],
    [{ edit: 'split', index: 3 }, ['aa11 bb22* cc3o? @123', 'dd44 @4']],
    [{ edit: 'split', index: 4 }, ['usage', 'no-such-code']],
    [{ edit: 'drop', index: 0 }, ['bb22* cc3o? dd44 @234']],
    [{ edit: 'drop', index: 3 }, ['aa11 bb22* cc3o? @123']],
    [{ edit: 'drop', index: 4 }, ['usage', 'no-such-code']],
    [{ edit: 'drop', index: -1 }, ['usage', 'no-such-code']],
    [{ edit: 'move', index: 0, to: 3 }, ['bb22* cc3o? dd44 aa11 @2341']],
    [{ edit: 'move', index: 2, to: 0 }, ['cc3o? aa11 bb22* dd44 @3124']],
    [{ edit: 'move', index: 2, to: 2 }, ['aa11 bb22* cc3o? dd44 @1234']],
    [{ edit: 'move', index: 0, to: 4 }, ['usage', 'no-such-code']],
    [{ edit: 'mark', index: 0, used: true }, ['aa11* bb22* cc3o? dd44 @1234']],
    [{ edit: 'mark', index: 1, used: false }, ['aa11 bb22 cc3o? dd44 @1234']],
    [{ edit: 'retype', index: 2, text: ' cc30 ' }, ['aa11 bb22* cc30 dd44 @1234']],
    [{ edit: 'retype', index: 1, text: 'bb2O' }, ['aa11 bb2O*? cc3o? dd44 @1234']],
    [{ edit: 'retype', index: 0, text: 'AA-11' }, ['AA-11 bb22* cc3o? dd44 @1234']],
    [{ edit: 'retype', index: 0, text: 'DD 44' }, ['usage', 'repeated']],
    [{ edit: 'retype', index: 0, text: ' - ' }, ['usage', 'no-code']],
    [{ edit: 'retype', index: 0, text: 'aa11\nbb' }, ['usage', 'no-code']],
    [{ edit: 'retype', index: 4, text: 'ee55' }, ['usage', 'no-such-code']],
    [{ edit: 'renumber', first: -1 }, ['usage', 'no-such-number']],
    [{ edit: 'renumber', first: 0.5 }, ['usage', 'no-such-number']],
    [{ edit: 'describe', kind: 'recovery-codes', use: 'reusable' }, ['usage', 'known-service']],
  ])('%j', (edit, expected) => {
    const given = draft(FOUR);
    expect(outcome(given, edit)).toEqual(expected);
    expect(shown(given)).toBe('aa11 bb22* cc3o? dd44 @1234');
  });

  test.each([0, 1, 1_000_000])('the first number is %i', (first) => {
    expect(editDraft(draft(FOUR), { edit: 'renumber', first })[0]?.set.indexBase).toBe(first);
  });

  test('the last code of a draft stays, and one code is not divided', () => {
    expect(outcome(draft(['aa11']), { edit: 'drop', index: 0 })).toEqual(['usage', 'last-code']);
    expect(outcome(draft(['aa11']), { edit: 'split', index: 1 })).toEqual(['usage', 'no-such-code']);
  });

  test('a phrase is not divided', () => {
    const phrase = draft(['acid bulb cargo', 'x'], { kind: 'recovery-phrase' });
    expect(outcome(phrase, { edit: 'split', index: 1 })).toEqual(['usage', 'phrase']);
  });

  test('order that was set by hand is sure', () => {
    const [moved] = editDraft(draft(FOUR, { orderSure: false }), { edit: 'move', index: 0, to: 1 });
    expect(moved?.set.orderSure).toBe(true);
  });

  test('what was typed is not doubtful where the reader gave the alphabet up', () => {
    const odd = draft(['xx11', 'yy22', 'zz33']);
    expect(outcome(odd, { edit: 'retype', index: 0, text: 'ww11' })).toEqual(['ww11 yy22 zz33 @123']);
  });

  test('kind and use of an unknown service; a key is one code', () => {
    const unknown = { service: null, signs: null };
    const key: DraftEdit = { edit: 'describe', kind: 'recovery-key', use: 'reusable' };
    expect(editDraft(draft(['aa11'], unknown), key)[0]?.set).toMatchObject({ kind: 'recovery-key', use: 'reusable' });
    expect(outcome(draft(FOUR, unknown), key)).toEqual(['usage', 'one-code']);
  });
});

describe('two drafts as one', () => {
  test('the codes of the second come last, a repeat once, and what is spent in either is spent', () => {
    const joined = joinDrafts(draft(['aa11', 'bb22']), draft(['BB22*', 'cc3o?', 'dd44']));
    expect(shown(joined)).toBe('aa11 bb22* cc3o? dd44 @1223');
  });

  test('what the first does not say the second does', () => {
    const nameless = draft(['aa11'], { service: null, signs: null, account: null, kind: 'recovery-key' });
    const joined = joinDrafts(nameless, draft(['bb22'], { generatedAt: '2026-01', retired: true }));
    expect(joined.set).toMatchObject({
      service: 'github',
      account: 'sam',
      kind: 'recovery-codes',
      generatedAt: '2026-01',
      retired: false,
      signs: HEX,
    });
  });

  test('phrases and more than 1,000 codes are refused', () => {
    const many = (from: number, count: number) => draft(Array.from({ length: count }, (_, at) => `aa${from + at}`));
    const codeOf = (work: () => unknown): unknown => {
      try {
        work();
        return null;
      } catch (error) {
        return error instanceof CodedError ? error.code : error;
      }
    };
    expect(codeOf(() => joinDrafts(draft(['a b c'], { kind: 'recovery-phrase' }), draft(['aa11'])))).toBe('usage');
    expect(codeOf(() => joinDrafts(many(1000, 500), many(2000, 500)))).toBeNull();
    expect(codeOf(() => joinDrafts(many(1000, 500), many(2000, 501)))).toBe('too-large');
  });
});

test('a split that is joined again is what it was', () => {
  const codes = fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{4}[*?]?$/), {
    minLength: 2,
    maxLength: 20,
    selector: (text) => text.slice(0, 4),
  });
  fc.assert(
    fc.property(codes, fc.nat(), (texts, seed) => {
      const whole = draft(texts);
      const [first, second] = editDraft(whole, { edit: 'split', index: 1 + (seed % (texts.length - 1)) });
      if (first === undefined || second === undefined) throw new Error('not divided');
      expect(joinDrafts(first, second)).toEqual(whole);
    }),
  );
});
