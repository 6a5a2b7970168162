/** Doubtful codes are settled by the user, all of them and nothing else. */
import { describe, expect, test } from 'vitest';
import { CodedError } from '../../main/core/errors.ts';
import { type SettledText, settleDraft } from '../../main/vault/settle-draft.ts';
import { foundSet } from './found-set.ts';

const DRAFT = foundSet(['5d4a9-33e61', '61ec3-8o91f', '447f2-b3cec', 'l1111-00000']);

function settled(...texts: readonly [index: number, text: string][]): SettledText[] {
  return texts.map(([index, text]) => ({ index, text }));
}

function refusalOf(texts: readonly SettledText[]): unknown {
  try {
    settleDraft(DRAFT, texts);
  } catch (error) {
    return error instanceof CodedError ? [error.code, error.facts] : error;
  }
  return null;
}

describe('settling', () => {
  test('the draft has two doubtful codes', () => {
    expect(DRAFT.doubtful).toEqual([1, 3]);
  });

  test.each<[what: string, text: string, stored: string, key: string]>([
    ['as it stands in the file', '61ec3-8o91f', '61ec3-8o91f', '61ec38o91f'],
    ['as suggested', '61ec3-8091f', '61ec3-8091f', '61ec38091f'],
    ['as typed, cleaned', ' 61EC3\u20138\u200b091F ', '61EC3-8091F', '61ec38091f'],
    ['as typed, of another make', '7', '7', '7'],
  ])('%s', (_, text, stored, key) => {
    const { codes, doubtful } = settleDraft(DRAFT, settled([1, text], [3, '11111-00000']));
    expect(codes[1]).toEqual({ text: stored, key, used: false });
    expect([codes[0], codes[2]]).toEqual([DRAFT.codes[0], DRAFT.codes[2]]);
    expect(doubtful).toEqual([]);
  });

  test.each<[what: string, texts: SettledText[], rule: string, index: number]>([
    ['nothing', [], 'not-settled', 1],
    ['one of two', settled([1, '61ec3-8091f']), 'not-settled', 3],
    ['a code that is not doubtful', settled([0, 'x'], [1, 'a'], [3, 'b']), 'not-asked', 0],
    ['a code that is not there', settled([4, 'x'], [1, 'a'], [3, 'b']), 'not-asked', 4],
    ['one of them twice', settled([1, 'a'], [1, 'b'], [3, 'c']), 'not-asked', 1],
    ['no text', settled([1, ' '], [3, 'b']), 'no-code', 1],
    ['two lines', settled([1, 'a\nb'], [3, 'b']), 'no-code', 1],
    ['201 signs', settled([1, 'a'.repeat(201)], [3, 'b']), 'no-code', 1],
    ['another code of the set', settled([1, '447F2-B3CEC'], [3, 'b']), 'repeated', 1],
    ['both the same', settled([1, 'abc'], [3, 'a-b-c']), 'repeated', 1],
  ])('refused: %s', (_, texts, rule, index) => {
    expect(refusalOf(texts)).toEqual(['usage', { rule, index }]);
  });

  test('a draft without doubtful codes takes no answer', () => {
    const draft = foundSet(['5d4a9-33e61', '447f2-b3cec']);
    expect(settleDraft(draft, [])).toEqual(draft);
  });
});
