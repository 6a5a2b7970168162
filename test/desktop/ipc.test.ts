/** Who may ask main, and what comes back when something fails. */
import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { describe, expect, test } from 'vitest';
import { CodedError } from '../../main/core/errors.ts';
import { type Calls, createAnswers, isOwnSender, listenToWindow, resultOf } from '../../main/desktop/ipc.ts';

const usage = { ok: false, code: 'usage', facts: {} };

/** Electron's classes cannot be made here: the parts that are looked at stand for the whole. */
const frame = (url: string): WebFrameMain => ({ url }) as WebFrameMain;
const contentsWith = (mainFrame: WebFrameMain): WebContents => ({ mainFrame }) as WebContents;

const own = frame('app://vault/index.html');
const contents = contentsWith(own);

describe('isOwnSender', () => {
  test('our page in the top frame of the window', () => {
    expect(isOwnSender({ sender: contents, senderFrame: own }, contents)).toBe(true);
  });

  test.each<[string, Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>]>([
    ['a frame that has gone', { sender: contents, senderFrame: null }],
    ['another frame that shows our address', { sender: contents, senderFrame: frame(own.url) }],
    ['the top frame of another window', { sender: contentsWith(own), senderFrame: own }],
  ])('not %s', (_name, event) => {
    expect(isOwnSender(event, contents)).toBe(false);
  });

  test.each([
    'https://example.org/',
    'https://vault/index.html',
    'app://vault.example/index.html',
    'app://other/index.html',
    'app://user@vault/index.html',
    'app:vault/index.html',
    'file:///app/vault/index.html',
    'about:blank',
    '',
  ])('not a window that shows %s', (url) => {
    const shown = frame(url);
    const shows = contentsWith(shown);
    expect(isOwnSender({ sender: shows, senderFrame: shown }, shows)).toBe(false);
  });
});

describe('resultOf', () => {
  test('a coded error crosses as code and facts, without its detail', () => {
    const error = new CodedError('record-damaged', 'frame 7 of /home/sam/personal.coldkeep', { record: 7 });
    expect(resultOf(error)).toEqual({ ok: false, code: 'record-damaged', facts: { record: 7 } });
  });

  test.each([new Error('ENOENT /home/sam'), 'a text', null, undefined])('anything else is unforeseen: %s', (error) => {
    expect(resultOf(error)).toEqual({ ok: false, code: 'unforeseen', facts: {} });
  });
});

interface Heard {
  readonly calls: Calls;
  readonly asked: string[];
}

function hearing(unlock: Calls['unlock']): Heard {
  const asked: string[] = [];
  const note = async (name: string): Promise<{ ok: true; value: null }> => {
    asked.push(name);
    return { ok: true, value: null };
  };
  const calls: Calls = {
    appInfo: async () => ({ ok: true, value: { version: '1', versions: { electron: '', chromium: '', node: '' } } }),
    chosenVault: () => note('chosenVault'),
    chooseVault: () => note('chooseVault'),
    unlock: (secret) => {
      asked.push('unlock');
      return unlock(secret);
    },
    cancelUnlock: () => note('cancelUnlock'),
    lock: () => note('lock'),
  };
  return { calls, asked };
}

describe('answers', () => {
  test('bad arguments are refused before the call', async () => {
    const { calls, asked } = hearing(async () => ({ ok: false, code: 'wrong-secret', facts: {} }));
    expect(await createAnswers(calls).unlock(['text'])).toEqual(usage);
    expect(asked).toEqual([]);
  });

  test('an error of the call becomes a Result', async () => {
    const { calls } = hearing(() => Promise.reject(new CodedError('truncated')));
    expect(await createAnswers(calls).unlock([new Uint8Array(1)])).toEqual({ ok: false, code: 'truncated', facts: {} });
  });
});

describe('listenToWindow', () => {
  type Handler = Parameters<IpcMain['handle']>[1];

  function listening(now: WebContents | null): { handlers: Map<string, Handler>; asked: string[] } {
    const handlers = new Map<string, Handler>();
    const { calls, asked } = hearing(async () => ({ ok: false, code: 'wrong-secret', facts: {} }));
    listenToWindow({ handle: (name, handler) => handlers.set(name, handler) }, calls, () => now);
    return { handlers, asked };
  }
  const event = (senderFrame: WebFrameMain | null): IpcMainInvokeEvent =>
    ({ sender: contents, senderFrame }) as IpcMainInvokeEvent;

  test('has one handler for each call of the contract', () => {
    const { handlers } = listening(contents);
    expect([...handlers.keys()].sort()).toEqual([
      'appInfo',
      'cancelUnlock',
      'chooseVault',
      'chosenVault',
      'lock',
      'unlock',
    ]);
  });

  test('answers our page', async () => {
    const { handlers, asked } = listening(contents);
    expect(await handlers.get('lock')?.(event(own))).toEqual({ ok: true, value: null });
    expect(asked).toEqual(['lock']);
  });

  test.each([
    ['a foreign frame', contents, frame('https://example.org/')],
    ['a frame that is gone', contents, null],
    ['anyone while there is no window', null, own],
  ] as const)('refuses %s and calls nothing', async (_name, now, sender) => {
    const { handlers, asked } = listening(now);
    expect(await handlers.get('lock')?.(event(sender))).toEqual(usage);
    expect(asked).toEqual([]);
  });
});
