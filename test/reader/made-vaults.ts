/** Vaults of every kind that the product writes, each with what opens it and with what the product itself sees in it. */
import type { EventBody, EventData } from '../../main/core/custody/events.ts';
import { showSet } from '../../main/core/custody/view.ts';
import { readKeyFile } from '../../main/core/format/key-file.ts';
import { readShare } from '../../main/core/format/share.ts';
import { createVault } from '../../main/vault/create-vault.ts';
import { addCodes, correctCode } from '../../main/vault/mend-set.ts';
import { mergeVault } from '../../main/vault/merge.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { purgeSet } from '../../main/vault/purge.ts';
import type { Session } from '../../main/vault/session.ts';
import { addWay, changeVaultKey, type NewWay, replaceWay } from '../../main/vault/ways-in.ts';
import { changedBy, computer, OTHER, renamed, working } from '../vault/computers.ts';
import { type FakePorts, fakePorts, TINY_KIB } from '../vault/fake-ports.ts';
import {
  ACCOUNT,
  ACCOUNT_ADDED,
  addSet,
  buildSmallVault,
  openSmall,
  PASSPHRASE,
  revealed,
  SET,
  type SmallVault,
  used,
  VAULT,
} from '../vault/small-vault.ts';

/** The day that every test stands on, as the clock of the fake ports says it. */
export const TODAY = '2026-11-24';

export interface SeenSet {
  readonly state: string;
  readonly account: string;
  readonly isPurged: boolean;
  readonly left: number;
  /** `1 used 1111-2222`; without the code where it was purged. */
  readonly codes: readonly string[];
}

export interface MadeVault {
  readonly bytes: Uint8Array;
  readonly secret: string;
  readonly keyFile?: string;
  readonly shares?: readonly string[];
  readonly seen: {
    readonly change: number;
    readonly fingerprint: string;
    readonly sets: Readonly<Record<string, SeenSet>>;
  };
}

type Opens = Pick<MadeVault, 'secret' | 'keyFile' | 'shares'>;

const NEW_PASSPHRASE = 'another passphrase of some length';

/** By name, in the order of this table. */
export async function makeVaults(): Promise<ReadonlyMap<string, MadeVault>> {
  const small = await buildSmallVault();
  const byKey: Opens = { secret: small.recoveryKey };
  const after = (work: (session: Session, ports: FakePorts) => Promise<unknown>): Promise<Uint8Array> => {
    const ports = computer('maker', small.bytes);
    return working(ports, small, (session) => work(session, ports));
  };
  const vaults = new Map<string, MadeVault>();
  const keep = async (name: string, bytes: Uint8Array, opens: Opens): Promise<void> => {
    vaults.set(name, { bytes, ...opens, seen: await whatTheProductSees(bytes, opens) });
  };
  await keep('recovery-key', small.bytes, byKey);
  await keep('passphrase', small.bytes, { secret: PASSPHRASE });
  for (const [name, bytes, opens] of await withEachWay(small)) await keep(name, bytes, opens);
  const generated = await generatedPassphrase();
  await keep('respelled-passphrase', generated.bytes, {
    secret: generated.passphrase.replaceAll(' ', '-').toUpperCase(),
  });
  await keep('rewritten', await after((session) => session.rewrite({ events: [] })), byKey);
  await keep('purged', await after((session, ports) => purgeSet(ports, session, SET)), byKey);
  await keep('codes-added', await after((s) => addCodes(s, SET, [{ text: '7777-8888', used: true }])), byKey);
  await keep('code-corrected', await after((session) => correctCode(session, SET, 2, '3333-4445')), byKey);
  await keep('merged', await mergedVault(small), byKey);
  await keep('every-state', await after(everyState), byKey);
  return vaults;
}

async function withEachWay(small: SmallVault): Promise<(readonly [string, Uint8Array, Opens])[]> {
  const passphrase = { type: 'passphrase', passphrase: NEW_PASSPHRASE, memoryKib: TINY_KIB } as const;
  const keyFile = { ...passphrase, type: 'passphrase-and-key-file' } as const;
  const shares = { type: 'shares', needed: 2, of: 3 } as const;
  const made = async (way: NewWay): Promise<{ bytes: Uint8Array; keyFile: string; shares: readonly string[] }> => {
    const ports = computer('ways', small.bytes);
    const session = await openSmall(ports, small);
    const added = await addWay(ports, session, way);
    await session.lock();
    return { bytes: ports.files.content(VAULT), keyFile: added.made.keyFile ?? '', shares: added.made.shares };
  };
  const [byFile, byShares] = [await made(keyFile), await made(shares)];
  const replaced = computer('ways', small.bytes);
  await working(replaced, small, (session) => replaceWay(replaced, session, session.slotId, passphrase));
  const rekeyed = computer('ways', small.bytes);
  await working(rekeyed, small, (session) => changeVaultKey(rekeyed, session, [passphrase]));
  return [
    ['key-file', byFile.bytes, { secret: NEW_PASSPHRASE, keyFile: byFile.keyFile }],
    ['shares', byShares.bytes, { secret: '', shares: [2, 0].map((at) => byShares.shares[at] ?? '') }],
    ['replaced-way', replaced.files.content(VAULT), { secret: NEW_PASSPHRASE }],
    ['new-vault-key', rekeyed.files.content(VAULT), { secret: NEW_PASSPHRASE }],
  ];
}

async function generatedPassphrase(): Promise<{ bytes: Uint8Array; passphrase: string }> {
  const ports = fakePorts('generated');
  const request = { path: VAULT, passphrase: null, recoveryKey: false, memoryKib: TINY_KIB };
  const { passphrase } = await createVault(ports, request);
  const session = await openVault(ports, { path: VAULT, secret: passphrase ?? '', access: 'write' });
  await session.commit([ACCOUNT_ADDED]);
  await addSet(session);
  await session.lock();
  return { bytes: ports.files.content(VAULT), passphrase: passphrase ?? '' };
}

async function mergedVault(small: SmallVault): Promise<Uint8Array> {
  const ports = computer('ours', await changedBy('ours', small, small.bytes, used(2)));
  ports.files.put(OTHER, await changedBy('theirs', small, small.bytes, renamed('elsewhere'), used(3)));
  const request = { from: OTHER, credentials: { secret: small.recoveryKey } };
  return working(ports, small, (session) => mergeVault(ports, session, request));
}

const SECOND = '2'.repeat(32);

/** A second account, and sets in every state with codes in every state. */
async function everyState(session: Session): Promise<void> {
  const account = { account: SECOND, service: null, instance: 'git.example.org', label: 'Fördertürme', name: null };
  await session.commit([{ t: 'AccountAdded', d: account }]);
  const sets: readonly (readonly [string, Partial<EventData['SetAdded']>])[] = [
    ['30', { account: SECOND, indexBase: 0, spentUnknown: 2, generatedAt: '2026-03' }],
    ['31', { use: 'reusable' }],
    ['32', { use: 'single-then-replaced' }],
    ['33', { state: 'draft' }],
    ['34', { expiresAt: '2026-10' }],
    ['35', { expiresAt: '2026-11', usesPerCode: 2 }],
    ['36', {}],
    ['37', { used: [2] }],
    ['38', {}],
    ['39', { account: 'e'.repeat(32) }],
  ];
  for (const [name, changes] of sets) await addSetOf(session, idOf(name), changes);
  const outcomes: readonly EventBody[] = [
    ...(['31', '32', '35', '36'] as const).map((name) => outcome('CodeUsed', name, 1)),
    outcome('CodeRefused', '30', 0),
    outcome('CodeNotTried', '30', 1),
    outcome('CodeRefused', '35', 2),
    outcome('CodeUsed', '35', 2),
    { t: 'SetSuperseded', d: { set: idOf('36'), successor: idOf('37') } },
    { t: 'SetRevoked', d: { set: idOf('37') } },
    { t: 'SetCompromised', d: { set: idOf('38') } },
    { t: 'SetActivated', d: { set: idOf('38') } },
    { t: 'SetMoved', d: { set: idOf('38'), account: SECOND } },
    { t: 'MarksUpdated', d: { set: idOf('38'), used: [1, 3] } },
    { t: 'AccountClosed', d: { account: ACCOUNT } },
    revealed(2),
  ];
  await session.commit(outcomes);
  const { events } = await session.commit([used(2)]);
  await session.commit(events.map(({ id }) => ({ t: 'OutcomeTakenBack', d: { event: id } })));
}

const idOf = (name: string): string => name.repeat(16);

function outcome(t: 'CodeUsed' | 'CodeRefused' | 'CodeNotTried', set: string, number: number): EventBody {
  return { t, d: { set: idOf(set), number, when: null, from: null, note: null } };
}

async function addSetOf(session: Session, set: string, changes: Partial<EventData['SetAdded']>): Promise<void> {
  const texts = ['abcd-0000', 'efgh-1111', `ijkl ${set.slice(0, 2)} größer`];
  const sealed = session.sealSet(
    set,
    texts.map((text) => ({ text, key: text })),
  );
  const d: EventData['SetAdded'] = {
    set,
    account: ACCOUNT,
    kind: 'recovery-codes',
    use: 'single',
    usesPerCode: 1,
    state: 'active',
    indexBase: 1,
    orderSure: true,
    count: texts.length,
    used: [],
    spentUnknown: 0,
    generatedAt: null,
    expiresAt: null,
    ...changes,
    payload: { hash: sealed.hash, commitment: sealed.commitment },
  };
  await session.commit([{ t: 'SetAdded', d }], {
    payloads: [sealed.payload],
    keyring: [{ setId: set, bytes: sealed.entry }],
  });
}

async function whatTheProductSees(bytes: Uint8Array, { secret, keyFile, shares }: Opens): Promise<MadeVault['seen']> {
  const session = await openVault(computer('sees', bytes), {
    path: VAULT,
    secret,
    keyFile: keyFile === undefined ? null : readKeyFile(keyFile),
    shares: (shares ?? []).map(readShare),
    access: 'write',
  });
  const pages = [...session.state.sets.values()].map((set) => [set, showSet(session.state, set, TODAY)] as const);
  const { change } = session.point;
  const fingerprint = session.fingerprint.join(' ');
  const there = pages.filter(([{ id }]) => session.isPayloadThere(id)).map(([{ id }]) => id);
  const opened = session.openedBy(
    await session.commit(there.map((set) => ({ t: 'SetOpened', d: { set, for: 'export' } }))),
  );
  const sets = pages.map(([set, page]): [string, SeenSet] => {
    const texts = new Map(opened.get(set.id)?.map(({ number, text }) => [number, text]));
    const codes = page.codes.map(({ number, state }) => [number, state, texts.get(number)].join(' ').trimEnd());
    const { state, purgedAt, unused: left } = page;
    return [set.id, { state, account: set.account, isPurged: purgedAt !== null, left, codes }];
  });
  await session.lock();
  return { change, fingerprint, sets: Object.fromEntries(sets) };
}
