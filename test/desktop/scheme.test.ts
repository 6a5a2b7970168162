/** Which addresses are the app's own. */
import { describe, expect, test } from 'vitest';
import { isOwnBlob, isOwnUrl } from '../../main/desktop/scheme.ts';

describe('an address of the app', () => {
  test.each([
    ['app://vault/index.html', true],
    ['app://vault.example/index.html', false],
    ['app://user@vault/index.html', false],
    ['https://vault/index.html', false],
    ['blob:app://vault/8b3c', false],
    ['no address', false],
  ])('%s: %s', (url, isOwn) => {
    expect(isOwnUrl(url)).toBe(isOwn);
  });
});

describe('an address of bytes that a page of the app made', () => {
  test.each([
    ['blob:app://vault/8b3c', true],
    ['blob:app://vault.example/8b3c', false],
    ['blob:https://example.org/8b3c', false],
    ['app://vault/index.html', false],
    ['blob:', false],
  ])('%s: %s', (url, isOwn) => {
    expect(isOwnBlob(url)).toBe(isOwn);
  });
});
