/** A code on the clipboard is told from whatever else is there, and goes only when it is still ours. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type CodeClipboard, createCodeClipboard } from '../../../main/desktop/app/clipboard.ts';
import { systemClipboard } from '../../../main/desktop/app/system-clipboard.ts';
import {
  ClipboardItem,
  clipboard,
  clipboardFacts,
  copyElsewhere,
  failClipboard,
} from '../../host/electron/clipboard.ts';
import { seededRandom } from '../../vault/fake-ports.ts';

const CODE = '7f3k-92mq';

let codes: CodeClipboard;

beforeEach(() => {
  failClipboard(null);
  copyElsewhere('what was there before');
  codes = createCodeClipboard(systemClipboard({ clipboard, ClipboardItem }, 'linux'), seededRandom('clipboard'));
});

const textNow = (): string | null => clipboardFacts().text;

describe('put and clear', () => {
  test('ours goes', async () => {
    expect(await codes.put(CODE)).toBe(true);
    expect(textNow()).toBe(CODE);
    expect(await codes.clear()).toBe(true);
    expect(textNow()).toBeNull();
  });

  test('what somebody else has copied meanwhile stays', async () => {
    await codes.put(CODE);
    copyElsewhere('a shopping list');
    expect(await codes.clear()).toBe(true);
    expect(textNow()).toBe('a shopping list');
  });

  test('with nothing of ours there, nothing is looked at', async () => {
    failClipboard('read');
    expect(await codes.clear()).toBe(true);
    expect(textNow()).toBe('what was there before');
  });

  test('the second of two codes is ours', async () => {
    await codes.put('first');
    await codes.put(CODE);
    expect(await codes.clear()).toBe(true);
    expect(textNow()).toBeNull();
  });

  test('a clear that is asked for during a put comes after it', async () => {
    const put = codes.put(CODE);
    const cleared = codes.clear();
    expect([await put, await cleared]).toEqual([true, true]);
    expect(textNow()).toBeNull();
  });
});

describe('failures', () => {
  test('a write that fails is said', async () => {
    failClipboard('write');
    expect(await codes.put(CODE)).toBe(false);
    expect(textNow()).toBe('what was there before');
  });

  test('a clear that does nothing is said, and the next one tries again', async () => {
    await codes.put(CODE);
    failClipboard('clear');
    expect(await codes.clear()).toBe(false);
    failClipboard(null);
    expect(await codes.clear()).toBe(true);
    expect(textNow()).toBeNull();
  });

  test('a clipboard that cannot be read may still hold ours', async () => {
    await codes.put(CODE);
    failClipboard('read');
    expect(await codes.clear()).toBe(false);
    expect(textNow()).toBe(CODE);
  });
});

describe('the marks of a secret (electron.md 2.1)', () => {
  const marked = (name: string): string => `electron application/osclipboard;format="${name}"`;
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  test.each([
    ['linux', { 'x-kde-passwordManagerHint': bytes('secret') }],
    ['freebsd', { 'x-kde-passwordManagerHint': bytes('secret') }],
    ['darwin', { 'org.nspasteboard.ConcealedType': bytes('1'), 'org.nspasteboard.TransientType': bytes('1') }],
    [
      'win32',
      {
        ExcludeClipboardContentFromMonitorProcessing: bytes('1'),
        CanIncludeInClipboardHistory: new Uint8Array(4),
        CanUploadToCloudClipboard: new Uint8Array(4),
      },
    ],
  ])('on %s', async (platform, marks) => {
    await systemClipboard({ clipboard, ClipboardItem }, platform).writeSecret(CODE);
    const expected = Object.entries(marks).map(([name, payload]) => [marked(name), payload]);
    expect(clipboardFacts().formats).toEqual({ 'text/plain': bytes(CODE), ...Object.fromEntries(expected) });
  });
});
