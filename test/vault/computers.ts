/** Computers that have a copy each of the small vault, with data folders and randomness of their own. */
import type { EventBody } from '../../main/core/custody/events.ts';
import { parseEvent } from '../../main/core/custody/parse-event.ts';
import type { OpenRequest } from '../../main/vault/open-vault.ts';
import type { SealedParts, Session } from '../../main/vault/session.ts';
import { type FakePorts, fakePorts } from './fake-ports.ts';
import { ACCOUNT, openSmall, SET, type SmallVault, VAULT } from './small-vault.ts';

/** Where the copy of another computer is put to be merged or restored. */
export const OTHER = '/stick/other.coldkeep';

/** A computer with these bytes as its vault; null: with none. */
export function computer(name: string, bytes: Uint8Array | null): FakePorts {
  const ports = fakePorts(name);
  if (bytes !== null) ports.files.put(VAULT, bytes);
  return ports;
}

/** Opens, does the work, locks; the file afterwards. */
export async function working(
  ports: FakePorts,
  vault: SmallVault,
  work: (session: Session) => Promise<unknown>,
  request: Partial<OpenRequest> = {},
): Promise<Uint8Array> {
  const session = await openSmall(ports, vault, request);
  try {
    await work(session);
  } finally {
    await session.lock();
  }
  return ports.files.content(VAULT);
}

/** The file after a computer of this name made these changes to it, each in a transaction of its own. */
export function changedBy(
  name: string,
  vault: SmallVault,
  bytes: Uint8Array,
  ...changes: readonly (EventBody | ((session: Session) => Promise<unknown>))[]
): Promise<Uint8Array> {
  return working(computer(name, bytes), vault, async (session) => {
    for (const change of changes) {
      if (typeof change === 'function') await change(session);
      else await session.commit([change]);
    }
  });
}

/** Gives the set other codes, as correcting or adding does. */
export function newCodes(event: 'CodeCorrected' | 'CodeAdded', number: number, texts: readonly string[], set = SET) {
  return async (session: Session): Promise<void> => {
    const sealed = session.sealSet(
      set,
      texts.map((text) => ({ text, key: text.replaceAll('-', '') })),
    );
    const payload = { hash: sealed.hash, commitment: sealed.commitment };
    const body: EventBody =
      event === 'CodeAdded'
        ? { t: event, d: { set, count: texts.length, payload } }
        : { t: event, d: { set, number, payload } };
    const parts: SealedParts = { payloads: [sealed.payload], keyring: [{ setId: set, bytes: sealed.entry }] };
    await session.commit([body], parts);
  };
}

/** A second account with a set of its own. */
export const ACCOUNT_2 = 'c'.repeat(32);
export const SET_2 = 'd'.repeat(32);
export const SECOND_ACCOUNT: EventBody = {
  t: 'AccountAdded',
  d: { account: ACCOUNT_2, service: 'gitlab', instance: null, label: null, name: 'someone' },
};

export const purged = (set = SET): EventBody => ({ t: 'PayloadPurged', d: { set } });
export const renamed = (name: string): EventBody => ({ t: 'AccountRenamed', d: { account: ACCOUNT, name } });

/** The codes of every set that has some, as a person opens them. */
export async function codesIn(ports: FakePorts, vault: SmallVault, request: Partial<OpenRequest> = {}) {
  const found: Record<string, readonly string[]> = {};
  await working(
    ports,
    vault,
    async (session) => {
      const sets = [...session.state.sets.values()].filter(({ purgedAt }) => purgedAt === null);
      const appended = await session.commit(sets.map(({ id }) => ({ t: 'SetOpened', d: { set: id, for: 'export' } })));
      for (const [set, codes] of session.openedBy(appended)) found[set] = codes.map(({ text }) => text);
    },
    request,
  );
  return found;
}

/** Ids and types of all events, in order. */
export async function eventsIn(ports: FakePorts, vault: SmallVault): Promise<{ id: string; t: string }[]> {
  const events: { id: string; t: string }[] = [];
  const session = await openSmall(ports, vault, { access: 'read', remember: false });
  for (const bytes of await session.readEvents()) {
    const { id, t } = parseEvent(bytes);
    events.push({ id, t });
  }
  return events;
}
