/** A small vault, made the real way: two slots, an account, a set of three codes, one of them shown and used. */
import type { EventBody } from '../../main/core/custody/events.ts';
import type { HistoryPoint } from '../../main/core/format/transaction.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { type OpenRequest, openVault } from '../../main/vault/open-vault.ts';
import type { Session } from '../../main/vault/session.ts';
import { type FakePorts, fakePorts, TINY_KIB } from './fake-ports.ts';

export const VAULT = '/vaults/own.coldkeep';
export const PASSPHRASE = 'a passphrase of some length';
export const ACCOUNT = 'a'.repeat(32);
export const SET = 'b'.repeat(32);
export const CODES = ['1111-2222', '3333-4444', '5555-6666'];

export interface SmallVault {
  readonly ports: FakePorts;
  readonly recoveryKey: string;
  readonly vaultId: string;
  /** The whole file. */
  readonly bytes: Uint8Array;
  /** Where each frame starts, and the end of the file. */
  readonly frameStarts: readonly number[];
  /** The history after each frame. */
  readonly points: readonly HistoryPoint[];
  /** The file of the last-seen mark after each frame. */
  readonly marks: readonly Uint8Array[];
}

export const ACCOUNT_ADDED: EventBody = {
  t: 'AccountAdded',
  d: { account: ACCOUNT, service: 'github', instance: null, label: null, name: 'someone' },
};

export function revealed(number: number): EventBody {
  return { t: 'CodeRevealed', d: { set: SET, number } };
}

export function used(number: number): EventBody {
  return { t: 'CodeUsed', d: { set: SET, number, when: null, from: null, note: null } };
}

/** Seals the three codes and appends their set. */
export async function addSet(session: Session, set = SET, codes: readonly string[] = CODES): Promise<void> {
  const sealed = session.sealSet(
    set,
    codes.map((text) => ({ text, key: text.replaceAll('-', '') })),
  );
  const body: EventBody = {
    t: 'SetAdded',
    d: {
      set,
      account: ACCOUNT,
      kind: 'recovery-codes',
      use: 'single',
      usesPerCode: 1,
      state: 'active',
      indexBase: 1,
      orderSure: true,
      count: codes.length,
      used: [],
      spentUnknown: 0,
      generatedAt: null,
      expiresAt: null,
      payload: { hash: sealed.hash, commitment: sealed.commitment },
    },
  };
  await session.commit([body], { payloads: [sealed.payload], keyring: [{ setId: set, bytes: sealed.entry }] });
}

/** A vault of five frames at {@link VAULT}, its session locked again. */
export async function buildSmallVault(seed = 'small', ports: FakePorts = fakePorts(seed)): Promise<SmallVault> {
  const created = await createVault(ports, {
    path: VAULT,
    passphrase: PASSPHRASE,
    recoveryKey: true,
    memoryKib: TINY_KIB,
  });
  const recoveryKey = created.recoveryKey ?? '';
  const frameStarts = [2048, ports.files.content(VAULT).length];
  const session = await openVault(ports, { path: VAULT, secret: recoveryKey, access: 'write' });
  const points = [session.point];
  const marks = [ports.files.content(markPath(created))];
  const note = (): void => {
    frameStarts.push(ports.files.content(VAULT).length);
    points.push(session.point);
    marks.push(ports.files.content(markPath(created)));
  };
  await session.commit([ACCOUNT_ADDED]);
  note();
  await addSet(session);
  note();
  await session.commit([revealed(1)]);
  note();
  await session.commit([used(1)]);
  note();
  await session.lock();
  const { vaultId } = created;
  return { ports, recoveryKey, vaultId, bytes: ports.files.content(VAULT), frameStarts, points, marks };
}

/** Fresh ports over these bytes of the vault, with the mark of its last frame, of another one, or with none. */
export function copyOf(
  vault: SmallVault,
  bytes: Uint8Array = vault.bytes,
  markAfterFrame: number | null = vault.marks.length - 1,
): FakePorts {
  const ports = fakePorts('copy');
  ports.files.put(VAULT, bytes);
  const mark = markAfterFrame === null ? undefined : vault.marks[markAfterFrame];
  if (mark !== undefined) ports.files.put(markPath(vault), mark);
  return ports;
}

export function markPath({ vaultId }: Pick<SmallVault, 'vaultId'>): string {
  return `/data/marks/${vaultId}.json`;
}

export function openSmall(ports: FakePorts, vault: SmallVault, request: Partial<OpenRequest> = {}): Promise<Session> {
  return openVault(ports, { path: VAULT, secret: vault.recoveryKey, access: 'write', ...request });
}
