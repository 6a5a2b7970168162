/** Dates in many ways of writing, as exact as they are. */
import { describe, expect, it } from 'vitest';
import { datesOf, findDate, isDateOnly } from '../../../main/core/importers/dates.ts';

describe('findDate', () => {
  it.each([
    ['2025-03-14', '2025-03-14'],
    ['2025/03/14', '2025-03-14'],
    ['2025.3.4', '2025-03-04'],
    ['2025-03-14T09:30:12Z', '2025-03-14'],
    ['2025年3月14日', '2025-03-14'],
    ['Mar 14, 2025', '2025-03-14'],
    ['March 14th 2025', '2025-03-14'],
    ['14 March 2025', '2025-03-14'],
    ['14th of March 2025', '2025-03-14'],
    ['14. März 2025', '2025-03-14'],
    ['14 mars 2025', '2025-03-14'],
    ['1er août 2025', '2025-08-01'],
    ['14 de marzo de 2025', '2025-03-14'],
    ['14 de março de 2025', '2025-03-14'],
    ['14 marzo 2025', '2025-03-14'],
    ['14 maart 2025', '2025-03-14'],
    ['14 marca 2025', '2025-03-14'],
    ['14 марта 2025', '2025-03-14'],
    ['14.03.2025', '2025-03-14'],
    ['14/03/2025', '2025-03-14'],
    ['03/14/2025', '2025-03-14'],
    ['03/03/2025', '2025-03-03'],
    ['03/04/2025', '2025'],
    ['March 2025', '2025-03'],
    ['2025-03', '2025-03'],
    ['03/2025', '2025-03'],
    ['2025', '2025'],
    ['29 Feb 2024', '2024-02-29'],
    ['29 Feb 2025', '2025'],
    ['2025-02-29', null],
    ['2025-13-01', null],
    ['1234 5678', null],
    ['12025', null],
    ['no date', null],
  ])('%s', (text, date) => {
    expect(findDate(text)).toBe(date);
  });
});

describe('isDateOnly', () => {
  it.each([
    ['Fri Mar 14 2025 09:30:12 GMT+0100 (Central European Standard Time)', true],
    ['2025-03-14', true],
    ['2025-03-14T09:30:12.000Z', true],
    ['14. März 2025 um 09:30 Uhr', true],
    ['(replaced 2025-03-14)', false],
    ['March 2025', false],
    ['Kim 2025-03-14', false],
  ])('%s: %s', (line, only) => {
    expect(isDateOnly(line)).toBe(only);
  });
});

describe('datesOf', () => {
  it.each<[string, boolean, string | null, string | null]>([
    ['Generated on 2025-03-14', false, '2025-03-14', null],
    ['These codes were generated on March 14, 2025 at 9:30 AM GMT+1', false, '2025-03-14', null],
    ['Codes expire 2026-03-14.', false, null, '2026-03-14'],
    ['gültig bis 31.12.2026', false, null, '2026-12-31'],
    ['Créés le 14 mars 2025', false, '2025-03-14', null],
    ['created 2025-01-01, expires 2026-01-01', false, '2025-01-01', '2026-01-01'],
    ['used two on 2025-01-09, one on 2025-02-20', false, null, null],
    ['On 13 Mar 2025, at 18:02, Sam wrote:', false, null, null],
    ['Generated 2025', false, '2025', null],
    ['generated 2025-05', false, '2025-05', null],
    ['generado en mayo de 2025', false, '2025-05', null],
    ['gen 2025', true, '2025-01', null],
    ['GitHub codes, new set 2025', true, '2025', null],
    ['14 set 2025', true, '2025-09-14', null],
    ['GitHub codes 2025-03', true, '2025-03', null],
    ['GitHub codes 2025-03', false, null, null],
    ['GitHub codes (replaced 2025-03)', true, null, null],
  ])('%s (heading: %s)', (line, heading, generatedAt, expiresAt) => {
    expect(datesOf(line, heading)).toEqual({ generatedAt, expiresAt });
  });
});
