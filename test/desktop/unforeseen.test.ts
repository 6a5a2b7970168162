/** What nobody foresaw: everything is let go of, the app ends with 1, and nothing of what was in the error is said. */
import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { endOnUnforeseen, harmlessWords } from '../../main/desktop/unforeseen.ts';
import { StorageError } from '../../main/vault/storage-error.ts';

describe('the words', () => {
  test('say where it happened, and not a sign of the message', () => {
    const error = new SyntaxError('Unexpected token: 1a2b3-c4d5e is no JSON\nsecond line: f6a7b-8c9d0');
    const words = harmlessWords(error);
    expect(words).toMatch(/^coldkeep: unforeseen: Something went wrong/);
    expect(words).toMatch(/\n {4}at /);
    expect(words).not.toMatch(/1a2b3|f6a7b|SyntaxError/);
  });

  test('have the code of an error that has one', () => {
    expect(harmlessWords(new StorageError('disk-full', '/home/sam'))).toMatch(/^coldkeep: disk-full: The disk is full/);
    expect(harmlessWords(new StorageError('disk-full', 'a detail of it'))).not.toContain('a detail of it');
  });

  test.each([['1a2b3-c4d5e'], [{ text: '1a2b3-c4d5e' }], [null], [undefined]])(
    'of something that is no error are the sentence alone: %o',
    (thrown) => {
      expect(harmlessWords(thrown).split('\n')).toHaveLength(2);
      expect(harmlessWords(thrown)).not.toContain('1a2b3');
    },
  );
});

describe.each(['uncaughtException', 'unhandledRejection'])('%s', (event) => {
  function listening(finish: () => Promise<unknown>): { emit(error: unknown): void; readonly story: string[] } {
    const process = new EventEmitter();
    const story: string[] = [];
    endOnUnforeseen({
      process: process as unknown as NodeJS.Process,
      write: () => story.push('written'),
      finish: () => {
        story.push('finish');
        return finish();
      },
      exit: (status) => story.push(`exit ${status}`),
    });
    return { emit: (error) => process.emit(event, error), story };
  }

  test('is told, then everything is let go of, then the app ends', async () => {
    let finished = (): void => undefined;
    const { emit, story } = listening(
      () =>
        new Promise<void>((resolve) => {
          finished = resolve;
        }),
    );
    emit(new Error('first'));
    expect(story).toEqual(['written', 'finish']);
    finished();
    await expect.poll(() => story).toEqual(['written', 'finish', 'exit 1']);
  });

  test('ends the app where letting go fails as well', async () => {
    const { emit, story } = listening(() => Promise.reject(new Error('second')));
    emit(new Error('first'));
    await expect.poll(() => story.at(-1)).toBe('exit 1');
  });

  test('a second time while it ends lets go of nothing twice', async () => {
    const { emit, story } = listening(async () => undefined);
    emit(new Error('first'));
    emit(new Error('second'));
    await expect.poll(() => story.at(-1)).toBe('exit 1');
    expect(story.filter((what) => what === 'finish')).toHaveLength(1);
  });
});
