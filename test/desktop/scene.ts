/** The window's calls over files in memory: a window that notes what it is told, dialogs that are answered beforehand, a quick KDF. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { createAccountCalls } from '../../main/desktop/account-calls.ts';
import { systemWatch } from '../../main/desktop/app/watch.ts';
import type { WayCalls } from '../../main/desktop/calls.ts';
import { createCodeCalls } from '../../main/desktop/code-calls.ts';
import { createCustody, type OpenCustody } from '../../main/desktop/create-custody.ts';
import { createDesk, type Desk } from '../../main/desktop/desk.ts';
import { createHeldSecret } from '../../main/desktop/held-secret.ts';
import type { CodeOnShow, OnShow } from '../../main/desktop/on-show.ts';
import { createOneSecret } from '../../main/desktop/one-secret.ts';
import { createOpener } from '../../main/desktop/opener.ts';
import { createPathIds } from '../../main/desktop/path-ids.ts';
import { createRecoveryKeyCalls } from '../../main/desktop/recovery-key-calls.ts';
import { createSafetyCalls, type SafetyPart } from '../../main/desktop/safety/safety-calls.ts';
import { createWayCalls } from '../../main/desktop/ways/way-calls.ts';
import type { WindowPort } from '../../main/desktop/window-port.ts';
import type { KdfPort } from '../../main/vault/kdf.ts';
import type { Progress, RowsChange } from '../../preload/contract.ts';
import type { SafetyFinding } from '../../preload/views/safety.ts';
import { type FakePorts, fakePorts } from '../vault/fake-ports.ts';

/** A key in no time, whatever it should have cost. */
export function hashKdf(): KdfPort {
  return {
    derive: async ({ passphrase, salt }) => {
      const key = sha256(concatBytes(passphrase, salt));
      passphrase.fill(0);
      return { key, engine: 'libsodium' };
    },
    close: async () => undefined,
  };
}

export interface Told {
  readonly rows: RowsChange[];
  readonly progress: Progress[];
  readonly findings: (SafetyFinding | null)[];
  /** What happened in the window and to the app, in order: `locked`, `reload`, `opened`, `stop`, `remember PATH`. */
  readonly story: string[];
}

type Answer = string | null | Promise<string>;

export interface Scene extends Told {
  readonly ports: FakePorts;
  readonly custody: OpenCustody;
  readonly desk: Desk;
  readonly calls: Desk['calls'] &
    ReturnType<typeof createCodeCalls> &
    ReturnType<typeof createAccountCalls> &
    ReturnType<typeof createRecoveryKeyCalls> &
    SafetyPart['calls'] &
    Omit<WayCalls, 'printKit'>;
  /** What the app does by itself once a vault is open is left to the tests. */
  readonly safety: SafetyPart;
  /** The next dialogs answer with these paths; null is a cancelled one, a promise one that stands open. */
  answer(...paths: Answer[]): void;
  /** Names that save dialogs offered. */
  readonly suggested: string[];
  readonly onShow: { now: CodeOnShow | null };
  /** Ids of recent vaults and their paths. */
  readonly recent: Map<string, string>;
}

function fakeWindow({ rows, progress, findings, story }: Told, answers: Answer[], suggested: string[]): WindowPort {
  const next = async (): Promise<string | null> => {
    const answer = answers.shift();
    if (answer === undefined) throw new Error('a dialog was opened and no answer waits for it');
    return answer;
  };
  return {
    tell: (event, ...told) => {
      const [first] = told;
      if (event === 'rows') rows.push(first as RowsChange);
      else if (event === 'progress') progress.push(first as Progress);
      else if (event === 'safety') findings.push(first as SafetyFinding | null);
      else story.push(event);
    },
    askForFile: next,
    askForFiles: async () => {
      const path = await next();
      return path === null ? [] : [path];
    },
    askForFolder: next,
    askForFolders: async () => {
      const path = await next();
      return path === null ? [] : [path];
    },
    confirm: async () => (await next()) !== null,
    askForPlace: (question) => {
      suggested.push(question.suggested);
      return next();
    },
    reload: () => story.push('reload'),
  };
}

export function makeScene(changes: Partial<FakePorts> = {}): Scene {
  const ports = fakePorts('scene', { startKdf: hashKdf, ...changes });
  const told: Told = { rows: [], progress: [], findings: [], story: [] };
  const answers: Answer[] = [];
  const suggested: string[] = [];
  const recent = new Map<string, string>();
  const shown: Scene['onShow'] = { now: null };
  const onShow: OnShow = {
    show: (code) => {
      shown.now = code;
      return 60;
    },
    keep: () => shown.now !== null,
    hide: () => {
      shown.now = null;
    },
  };
  const window = fakeWindow(told, answers, suggested);
  const custody = createCustody(ports, (change) => window.tell('rows', change));
  custody.onLock(() => onShow.hide());
  const recoveryKey = createOneSecret();
  const keyFile = createHeldSecret(systemWatch);
  const ids = createPathIds(ports.random);
  const safety = createSafetyCalls({ custody, window, desk: () => desk, ids, keyFile });
  const desk: Desk = createDesk({
    custody,
    opener: createOpener(ports),
    window,
    recents: {
      remember: async (path) => {
        told.story.push(`remember ${path}`);
      },
      pathOf: (id) => recent.get(id) ?? null,
    },
    recoveryKey,
    keyFile,
    opened: () => told.story.push('opened'),
    stops: [() => told.story.push('stop'), safety.cancel],
  });
  const vaultName = (): string => desk.vaultName();
  return {
    ...told,
    ports,
    custody,
    desk,
    safety,
    calls: {
      ...desk.calls,
      ...createCodeCalls(custody, onShow),
      ...createAccountCalls(custody, window, vaultName),
      ...createRecoveryKeyCalls({ recoveryKey, files: ports.files, window, vaultName }),
      ...safety.calls,
      ...createWayCalls({
        custody,
        window,
        ids,
        vaultName,
        wasOffered: (passphrase) => desk.wasOffered(passphrase),
        recoveryKey,
        keyFile,
        changed: safety.tellFinding,
      }),
    },
    answer: (...paths) => answers.push(...paths),
    suggested,
    onShow: shown,
    recent,
  };
}

export const PASSPHRASE = 'a passphrase of some length';
export const VAULT = '/vaults/own.coldkeep';

export const bytesOf = (text: string): Uint8Array => utf8ToBytes(text);

/** A scene with a new and empty vault that is open, its recovery key forgotten. */
export async function openScene(changes: Partial<FakePorts> = {}): Promise<Scene> {
  const scene = makeScene(changes);
  scene.answer(VAULT);
  await scene.calls.chooseNewVault();
  const made = await scene.calls.createVault(bytesOf(PASSPHRASE));
  if (!made.ok) throw new Error(made.code);
  await scene.calls.forgetRecoveryKey();
  scene.story.length = 0;
  scene.progress.length = 0;
  return scene;
}

/** Adds an account with a set of codes `CODE-<account>-1` and so on. Ids are the letter, 32 times, and for the set in a row of pairs. */
export function addAccount({ custody }: Pick<Scene, 'custody'>, letter: string, codes = 4): Promise<void> {
  const account = letter.repeat(32);
  const set = `${letter}0`.repeat(16);
  return custody.work(async (session) => {
    const texts = Array.from({ length: codes }, (_, i) => `CODE-${letter}-${i + 1}`);
    const sealed = session.sealSet(
      set,
      texts.map((text) => ({ text, key: text.replaceAll('-', '') })),
    );
    await session.commit(
      [
        { t: 'AccountAdded', d: { account, service: null, instance: null, label: `Service ${letter}`, name: null } },
        {
          t: 'SetAdded',
          d: {
            set,
            account,
            kind: 'recovery-codes',
            use: 'single',
            usesPerCode: 1,
            state: 'active',
            indexBase: 1,
            orderSure: true,
            count: codes,
            used: [],
            spentUnknown: 0,
            generatedAt: null,
            expiresAt: null,
            payload: { hash: sealed.hash, commitment: sealed.commitment },
          },
        },
      ],
      { payloads: [sealed.payload], keyring: [{ setId: set, bytes: sealed.entry }] },
    );
  });
}

export const accountId = (letter: string): string => letter.repeat(32);
export const setId = (letter: string): string => `${letter}0`.repeat(16);
