import { describe, expect, it } from 'vitest';
import { encodeMark, parseMark, verifyMark } from '../../../main/core/format/mark.ts';
import { flipped, numberedBytes } from './numbered-bytes.ts';

const [vaultKey, vaultId] = [numberedBytes(32, 1), numberedBytes(16, 2)];
const point = { change: 412, hash: numberedBytes(32, 3) };
const text = encodeMark(point, vaultKey, vaultId);

describe('a last-seen mark', () => {
  it('reads back and verifies', () => {
    const mark = parseMark(text);
    expect(mark).toMatchObject(point);
    expect(mark !== null && verifyMark(mark, vaultKey, vaultId)).toBe(true);
  });

  it('does not verify under another key, for another vault, or with another point', () => {
    const mark = parseMark(text);
    if (mark === null) throw new Error('the mark reads back');
    expect(verifyMark(mark, flipped(vaultKey, 0), vaultId)).toBe(false);
    expect(verifyMark(mark, vaultKey, flipped(vaultId, 0))).toBe(false);
    expect(verifyMark({ ...mark, change: 413 }, vaultKey, vaultId)).toBe(false);
    for (let at = 0; at < 32; at++) {
      expect(verifyMark({ ...mark, hash: flipped(mark.hash, at) }, vaultKey, vaultId)).toBe(false);
      expect(verifyMark({ ...mark, mac: flipped(mark.mac, at) }, vaultKey, vaultId)).toBe(false);
    }
  });

  it.each([
    ['nothing', ''],
    ['half of it', text.slice(0, 60)],
    ['another version', text.replace('"v":1', '"v":2')],
    ['a negative change', text.replace('412', '-1')],
    ['a fraction', text.replace('412', '4.5')],
    ['a change from 2^53 on', text.replace('412', '9007199254740992')],
    ['a text for a number', text.replace('412', '"412"')],
    ['a short hash', text.replace(/"hash":"../, '"hash":"')],
    ['capitals', text.replace(/"mac":"([0-9a-f]+)"/, (_, mac: string) => `"mac":"${mac.toUpperCase()}"`)],
    ['an array', '[]'],
    ['null', 'null'],
  ])('is none with %s', (_, bad) => {
    expect(parseMark(bad)).toBeNull();
  });
});
