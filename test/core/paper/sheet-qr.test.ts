/** The square of a sheet: payload, version, runs. */
import { encodeQR } from 'qr';
import { describe, expect, test } from 'vitest';
import { qrPayload, qrRuns } from '../../../main/core/paper/sheet-qr.ts';

const logHash = '3f9a'.repeat(16);

test('the payload is number, change number and the whole log hash in upper case', () => {
  expect(qrPayload({ number: 'S-0012-KQ', changeNumber: 412, logHash })).toBe(`CK1:S-0012-KQ:412:${'3F9A'.repeat(16)}`);
});

describe('version 4, 33 modules', () => {
  test.each([1, 412, 99_999_999, 99_999_999_999])('change number %i', (changeNumber) => {
    expect(qrRuns(qrPayload({ number: 'S-0012-KQ', changeNumber, logHash })).modules).toBe(33);
  });
});

test('the runs paint exactly the dark modules', () => {
  const payload = qrPayload({ number: 'S-0012-KQ', changeNumber: 412, logHash });
  const { modules, runs } = qrRuns(payload);
  const painted = Array.from({ length: modules }, () => Array.from({ length: modules }, () => false));
  for (const [column, row, width] of runs) painted[row]?.fill(true, column, column + width);
  const framed = encodeQR(payload, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 1 });
  expect(painted).toEqual(framed.slice(1, -1).map((row) => row.slice(1, -1)));
});
