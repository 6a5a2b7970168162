/** The file system port on the real system, and the helpers over it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFile, readAll, replaceFile, systemFiles, writeAll } from '../../main/vault/file-system.ts';
import { errnoOf, readFailure, writeFailure } from '../../main/vault/storage-error.ts';
import { systemError } from './memory-files.ts';
import { codeOf } from './outcome.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coldkeep-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function errnoOfCall(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
    return 'done';
  } catch (error) {
    return errnoOf(error);
  }
}

const onWindows = process.platform === 'win32';

describe('the file system port', () => {
  it('creates a file for its owner only, and never over another', async () => {
    const path = join(folder, 'own');
    await createFile(systemFiles, path, Uint8Array.of(1, 2, 3));
    expect([...readFileSync(path)]).toEqual([1, 2, 3]);
    if (!onWindows) expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await errnoOfCall(() => createFile(systemFiles, path, Uint8Array.of(9)))).toBe('EEXIST');
    expect([...readFileSync(path)]).toEqual([1, 2, 3]);
  });

  it('reads and writes at positions, cuts, and tells size and identity', async () => {
    const path = join(folder, 'own');
    writeFileSync(path, Uint8Array.of(1, 2, 3, 4));
    const file = await systemFiles.open(path, 'update');
    await writeAll(file, Uint8Array.of(9, 9), 3);
    await file.sync();
    expect([...(await readAll(file, 10, 2))]).toEqual([3, 9, 9]);
    expect([...(await readAll(file, 1, 10))]).toEqual([]);
    await file.truncate(2);
    const identity = await file.identity();
    expect(identity.sizeBytes).toBe(2);
    expect(await systemFiles.identity(path)).toEqual(identity);
    await file.close();
    writeFileSync(join(folder, 'other'), Uint8Array.of(1, 2));
    await systemFiles.rename(join(folder, 'other'), path);
    expect((await systemFiles.identity(path))?.inode).not.toBe(identity.inode);
  });

  it('tells a missing file from one that cannot be looked at', async () => {
    expect(await systemFiles.identity(join(folder, 'none'))).toBeNull();
    writeFileSync(join(folder, 'file'), '');
    const errno = await errnoOfCall(() => systemFiles.identity(join(folder, 'file', 'inside')));
    expect(errno).toBe(onWindows ? 'done' : 'ENOTDIR');
    expect(await errnoOfCall(() => systemFiles.readFile(join(folder, 'none')))).toBe('ENOENT');
  });

  it('reads no folder and no device, which would never end', async () => {
    for (const path of [folder, ...(onWindows ? [] : ['/dev/zero'])]) {
      expect(await codeOf(() => systemFiles.readFile(path))).toBe('no-such-file');
    }
  });

  it.skipIf(onWindows)('does not wait for a pipe that nobody writes', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    expect(await codeOf(() => systemFiles.readFile(path))).toBe('no-such-file');
  });

  it('makes folders for their owner only, and syncs the one of a file', async () => {
    const path = join(folder, 'a', 'b');
    await systemFiles.makeFolder(path);
    await systemFiles.makeFolder(path);
    if (!onWindows) expect(statSync(path).mode & 0o777).toBe(0o700);
    await systemFiles.syncFolderOf(join(path, 'file'));
    const missing = await errnoOfCall(() => systemFiles.syncFolderOf(join(folder, 'none', 'file')));
    expect(missing).toBe(onWindows ? 'done' : 'ENOENT');
  });

  it.runIf(process.platform === 'linux')('passes on that a device is full', async () => {
    const file = await systemFiles.open('/dev/full', 'update');
    const errno = await errnoOfCall(() => writeAll(file, new Uint8Array(512), 0));
    await file.close();
    expect(errno).toBe('ENOSPC');
  });

  it('replaces a small file and leaves nothing beside it', async () => {
    const path = join(folder, 'marks', 'one.json');
    await replaceFile(systemFiles, path, Uint8Array.of(1));
    writeFileSync(`${path}.${process.pid}.tmp`, 'left by a crash');
    await replaceFile(systemFiles, path, Uint8Array.of(2));
    expect([...readFileSync(path)]).toEqual([2]);
    expect(readdirSync(join(folder, 'marks'))).toEqual(['one.json']);
  });
});

describe('what the system says', () => {
  it.each([
    ['ENOSPC', 'disk-full', 'no-such-file'],
    ['EDQUOT', 'disk-full', 'no-such-file'],
    ['EFBIG', 'disk-full', 'no-such-file'],
    ['EEXIST', 'would-overwrite', 'no-such-file'],
    ['ENOENT', 'no-such-file', 'no-such-file'],
    ['ENOTDIR', 'no-such-file', 'no-such-file'],
    ['EACCES', 'not-writable', 'no-such-file'],
    ['EROFS', 'not-writable', 'no-such-file'],
    ['EIO', 'not-writable', 'no-such-file'],
    ['', 'not-writable', 'no-such-file'],
  ])('as %s means %s when writing and %s when reading', (errno, writing, reading) => {
    expect(writeFailure(systemError(errno)).code).toBe(writing);
    expect(readFailure(systemError(errno)).code).toBe(reading);
  });

  it('stays as it is when it has a code already', () => {
    const coded = writeFailure(systemError('ENOSPC'));
    expect(writeFailure(coded)).toBe(coded);
    expect(readFailure(coded)).toBe(coded);
  });

  it('is no code when it is no error', () => {
    expect(errnoOf('ENOSPC')).toBe('');
    expect(errnoOf(new Error('plain'))).toBe('');
  });
});
