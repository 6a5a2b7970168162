/** The words of the window: each error has its own, none speaks the command line's language, and no screen has words of its own. */
import { describe, expect, test } from 'vitest';
import { ERRORS } from '../../main/core/errors.ts';
import { listFiles, read } from './sources.ts';

/** From `renderer/messages.ts` as text: it asks the browser for its platform and cannot be imported here. */
const messages = read('renderer/messages.ts');
const troubles = messages.slice(
  messages.indexOf('export const troubles'),
  messages.indexOf('export const wrongInPlace'),
);

describe('every error of the table', () => {
  test.each(Object.keys(ERRORS))('%s has words in the window', (code) => {
    expect(troubles).toMatch(new RegExp(`^  '?${code}'?: (stop|warn)\\(`, 'm'));
  });

  test('in a table that the compiler holds complete', () => {
    expect(troubles).toContain('Readonly<Record<ErrorCode, TroubleWords>>');
  });

  test('and no window sentence names an option of the command line', () => {
    expect(messages).not.toMatch(/ --[a-z]|`coldkeep/);
  });
});

describe('words stand in messages.ts only', () => {
  const spoken =
    /\b(aria-label|aria-description|aria-placeholder|aria-roledescription|aria-valuetext|alt|title|label|placeholder|description)=("|\{')/;

  test.each(listFiles('renderer', '.tsx'))('%s has no spoken attribute of its own', (path) => {
    expect(read(path)).not.toMatch(spoken);
  });
});

describe('secrets', () => {
  test('cross between window and main in these calls only', () => {
    const calls = [...read('preload/contract.ts').matchAll(/^ {2}(\w+)\(.*Secret</gm)].map(([, name]) => name);
    expect(calls).toEqual(['unlock']);
  });
});

describe('the page', () => {
  test('sets no inline style and no markup from a string', () => {
    const found = listFiles('renderer', '.tsx', '.ts').filter((path) =>
      /style=\{|dangerouslySetInnerHTML|innerHTML/.test(read(path)),
    );
    expect(found).toEqual([]);
  });

  test('names colours in tokens.css only', () => {
    const found = listFiles('renderer', '.css').filter(
      (path) => path !== 'renderer/tokens.css' && /#[0-9a-f]{3,8}\b|rgba?\(|hsl/i.test(read(path)),
    );
    expect(found).toEqual([]);
  });
});
