/** The words of the window: each error has its own, none speaks the command line's language, and no screen has words of its own. */
import { describe, expect, test } from 'vitest';
import { ERRORS } from '../../main/core/errors.ts';
import { membersOfApi } from './contract.ts';
import { listFiles, read } from './sources.ts';

/** Read as text: they ask the browser for its platform and cannot be imported here. */
const messages = listFiles('renderer/messages', '.ts').map(read).join('\n');
const troubles = read('renderer/messages/troubles.ts');

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

describe('words stand in renderer/messages only', () => {
  const spoken =
    /\b(aria-label|aria-description|aria-placeholder|aria-roledescription|aria-valuetext|alt|title|label|placeholder|description)=("|\{')/;

  test.each(listFiles('renderer', '.tsx'))('%s has no spoken attribute of its own', (path) => {
    expect(read(path)).not.toMatch(spoken);
  });
});

describe('secrets', () => {
  const members = membersOfApi();

  test('cross between window and main in these calls only', () => {
    expect(members.filter(({ text }) => text.includes('Secret<')).map(({ name }) => name)).toEqual([
      'offerPassphrase',
      'createVault',
      'recoveryKeyShownOnce',
      'unlock',
      'reveal',
      'revealUnrecorded',
      'readDrafts',
      'chooseFiles',
      'editDraft',
      'undoEdit',
      'compareDraft',
      'storeDrafts',
      'storeAccounts',
      'importFound',
      'previewSheet',
      'answerChallenge',
      'previewRestore',
      'previewMerge',
      'unlockWithShares',
      'changePassphrase',
      'addPassphrase',
      'addKeyFile',
      'changeVaultKey',
    ]);
  });

  test('are marked wherever a shape that holds one crosses, whoever asks for it', () => {
    const shapes =
      /\b(Uint8Array|ShownCode|GivenFile|ImportReview|DraftView|DraftDecision|ReviewEdit|DoubtfulCode|SheetPreview)\b/;
    const bare = members.filter(({ text }) => shapes.test(text.replaceAll(/Secret<(?:[^<>]|<[^<>]*>)*>/g, '')));
    expect(bare).toEqual([]);
  });

  test('come in by no event, which nobody asked for', () => {
    const events = members.filter(({ name }) => name.startsWith('on'));
    expect(events.length).toBeGreaterThan(0);
    expect(events.filter(({ text }) => text.includes('Secret<'))).toEqual([]);
  });

  test('are found on whatever line the mark stands', () => {
    const source =
      'export interface VaultApi {\n  show(\n    set: string,\n  ): Promise<\n    Secret<string>\n  >;\n  lock(): void;\n}';
    expect(membersOfApi(source).map(({ name, text }) => [name, text.includes('Secret<')])).toEqual([
      ['show', true],
      ['lock', false],
    ]);
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
