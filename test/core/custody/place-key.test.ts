/** When two words mean the same place. */
import { expect, test } from 'vitest';
import { placeKey } from '../../../main/core/custody/place-key.ts';

test.each([
  ['Desk drawer', 'desk DRAWER'],
  ['Desk drawer', ' Desk  drawer '],
  ['B\u00fcro', 'Bu\u0308ro'],
])('%j and %j are one place', (one, other) => expect(placeKey(one)).toBe(placeKey(other)));

test.each([
  ['Bank box 212', 'Bank box 213'],
  ['Desk', 'Desk drawer'],
  ['B\u00fcro', 'Buro'],
])('%j and %j are two', (one, other) => expect(placeKey(one)).not.toBe(placeKey(other)));
