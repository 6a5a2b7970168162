/** The removal of a file that codes were read from: it alone, and only while it is what was read. */
import { describe, expect, test } from 'vitest';
import { CodedError } from '../../main/core/errors.ts';
import { plainSource, removeSource } from '../../main/vault/plain-source.ts';
import { failNth, MemoryFiles } from './memory-files.ts';

const PATH = '/home/sam/Downloads/codes.txt';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read() {
  const files = new MemoryFiles();
  files.put(PATH, bytes('0123-4567'));
  files.put('/home/sam/Downloads/other.txt', bytes('0123-4567'));
  const source = await plainSource(files, PATH, await files.readFile(PATH));
  return { files, source };
}

const codeOf = (deed: Promise<void>): Promise<unknown> =>
  deed.then(
    () => null,
    (error: unknown) => (error instanceof CodedError ? error.code : error),
  );

describe('a plain file', () => {
  test('that is what was read is deleted, and no other', async () => {
    const { files, source } = await read();
    expect(source).toMatchObject({ path: PATH, sizeBytes: 9 });
    await removeSource(files, source);
    expect(files.paths).toEqual(['/home/sam/Downloads/other.txt']);
  });

  test.each([
    ['longer', '0123-4567-89'],
    ['of the same length', '0123-4568'],
    ['empty', ''],
  ])('that is another one by now, %s, stays', async (_, content) => {
    const { files, source } = await read();
    files.overwrite(PATH, bytes(content));
    expect(await codeOf(removeSource(files, source))).toBe('source-changed');
    expect(files.has(PATH)).toBe(true);
  });

  test('that is replaced while it is looked at stays', async () => {
    const { files, source } = await read();
    files.plan = (call) => {
      if (call.operation === 'readFile') files.put(PATH, bytes('0123-4567'));
      return null;
    };
    expect(await codeOf(removeSource(files, source))).toBe('source-changed');
    expect(files.has(PATH)).toBe(true);
  });

  test('that is gone already is not there', async () => {
    const { files, source } = await read();
    files.remove(PATH);
    expect(await codeOf(removeSource(files, source))).toBe('no-such-file');
  });

  test.each([
    ['identity', 'EACCES', 'no-such-file'],
    ['readFile', 'EIO', 'no-such-file'],
    ['unlink', 'EACCES', 'not-writable'],
    ['unlink', 'EROFS', 'not-writable'],
  ] as const)('stays where %s fails by %s: %s', async (operation, errno, code) => {
    const { files, source } = await read();
    files.plan = failNth(1, { errno }, (call) => call.operation === operation);
    expect(await codeOf(removeSource(files, source))).toBe(code);
    expect(files.has(PATH)).toBe(true);
  });
});
