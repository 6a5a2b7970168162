/** Who may ask main, and what comes back when something fails. */
import { readFileSync } from 'node:fs';
import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { describe, expect, test } from 'vitest';
import { CodedError } from '../../main/core/errors.ts';
import { CALL_NAMES } from '../../main/desktop/call-arguments.ts';
import type { Calls } from '../../main/desktop/calls.ts';
import { answerCall, isOwnSender, listenToWindow, resultOf } from '../../main/desktop/ipc.ts';
import { membersOfApi } from '../house/contract.ts';

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

/** Calls that note their name and their arguments; `unlock` is done by the test. */
function hearing(unlock: Calls['unlock']): { readonly calls: Calls; readonly asked: unknown[][] } {
  const asked: unknown[][] = [];
  const heard = Object.fromEntries(
    CALL_NAMES.map((name) => [
      name,
      async (...given: unknown[]) => {
        asked.push([name, ...given]);
        return { ok: true, value: null };
      },
    ]),
  );
  return { calls: { ...(heard as unknown as Calls), unlock }, asked };
}

const refusing: Calls['unlock'] = async () => ({ ok: false, code: 'wrong-secret', facts: {} });

describe('answers', () => {
  test('arguments that do not fit are refused before the call, and their bytes overwritten', async () => {
    const { calls, asked } = hearing(refusing);
    const secret = new Uint8Array([1, 2, 3]);
    expect(await answerCall(calls, 'createVault', [secret, 'and more'])).toEqual(usage);
    expect(asked).toEqual([]);
    expect([...secret]).toEqual([0, 0, 0]);
  });

  test('arguments that fit go through in their order', async () => {
    const { calls, asked } = hearing(refusing);
    const set = 'a'.repeat(32);
    expect(await answerCall(calls, 'markCode', [set, 3, 'used'])).toEqual({ ok: true, value: null });
    expect(asked).toEqual([['markCode', set, 3, 'used']]);
  });

  test.each<[string, () => never]>([
    ['rejects', () => Promise.reject(new CodedError('truncated')) as never],
    [
      'throws',
      () => {
        throw new CodedError('truncated');
      },
    ],
  ])('a call that %s becomes a Result', async (_how, fail) => {
    const { calls } = hearing(fail);
    const answer = await answerCall(calls, 'unlock', [new Uint8Array(1)]);
    expect(answer).toEqual({ ok: false, code: 'truncated', facts: {} });
  });
});

describe('the calls of the contract', () => {
  const contract = membersOfApi()
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('on'));

  test('each have a parser', () => {
    expect(contract.length).toBeGreaterThan(40);
    expect([...CALL_NAMES].sort()).toEqual([...contract].sort());
  });

  test('each have a channel of their own name in the preload, which knows no other', () => {
    const preload = readFileSync(new URL('../../preload/preload.ts', import.meta.url), 'utf8');
    const channels = [...preload.matchAll(/^ {2}(\w+): \([^)]*\) => ipcRenderer\.invoke\('(\w+)'/gm)];
    for (const [, name, channel] of channels) expect(channel).toBe(name);
    expect(channels.map(([, name]) => name).sort()).toEqual([...contract].sort());
    expect(preload.match(/ipcRenderer\.invoke/g)).toHaveLength(contract.length);
  });
});

describe('listenToWindow', () => {
  type Handler = Parameters<IpcMain['handle']>[1];

  function listening(now: WebContents | null): { handlers: Map<string, Handler>; asked: unknown[][] } {
    const handlers = new Map<string, Handler>();
    const { calls, asked } = hearing(refusing);
    listenToWindow({ handle: (name, handler) => handlers.set(name, handler) }, calls, () => now);
    return { handlers, asked };
  }
  const event = (senderFrame: WebFrameMain | null): IpcMainInvokeEvent =>
    ({ sender: contents, senderFrame }) as IpcMainInvokeEvent;

  test('has one handler for each call and none for anything else', () => {
    expect([...listening(contents).handlers.keys()]).toEqual([...CALL_NAMES]);
  });

  test.each(['lock', 'recentVaults', 'hideCode'])('answers our page: %s', async (name) => {
    const { handlers, asked } = listening(contents);
    expect(await handlers.get(name)?.(event(own))).toEqual({ ok: true, value: null });
    expect(asked).toEqual([[name]]);
  });

  test.each([
    ['a foreign frame', contents, frame('https://example.org/')],
    ['a frame that is gone', contents, null],
    ['anyone while there is no window', null, own],
  ] as const)('refuses %s and calls nothing', async (_name, now, sender) => {
    const { handlers, asked } = listening(now);
    for (const name of CALL_NAMES) expect(await handlers.get(name)?.(event(sender))).toEqual(usage);
    expect(asked).toEqual([]);
  });
});
