/** Mending what came in wrong: codes that were missing, a code that was misread; all of the set is sealed anew (FORMAT.md section 10). */

import type { OpenedCode } from '../core/custody/codes-of-set.ts';
import type { Command } from '../core/custody/command.ts';
import type { ReadSet } from '../core/custody/state.ts';
import { serviceById } from '../core/importers/catalogue.ts';
import type { CodeSigns } from '../core/importers/draft.ts';
import { codeKey } from '../core/importers/sets.ts';
import { codesInTurn } from './codes-in-turn.ts';
import { eventsOf } from './events-of.ts';
import type { PastedCode } from './pasted-codes.ts';
import type { Session } from './session.ts';

export interface MendedSet {
  readonly set: ReadSet;
  /** Numbers of the codes that came or changed; none where the code was that already. */
  readonly numbers: readonly number[];
}

/**
 * Adds codes at the end of a set. The old payload is dead then; it goes with the next rewrite.
 *
 * @param codes - from `pastedCodes`; what their source shows as used is marked so
 * @throws RefusedError `set-not-found`, `purged`, `already-imported` where one of them is in the vault, `too-large`,
 * `nothing-found`; FormatError `record-damaged`; what `Session.commit` throws.
 */
export function addCodes(session: Session, setId: string, codes: readonly PastedCode[]): Promise<MendedSet> {
  return codesInTurn(session, async () => {
    const used = codes.flatMap((code, place) => (code.used ? [place] : []));
    const order = { type: 'AddCodes', set: setId, added: codes.length, used } as const;
    refuseEarly(session, setId, (payload) => ({ ...order, holders: [], payload }));
    const opened = await openFor(session, setId, 'add');
    const texts = [...opened.codes.map(({ text }) => text), ...codes.map(({ text }) => text)];
    const keyOf = comparingForm(session, opened);
    const holders = holdersOf(session, session.fingerprints(codes.map(({ text }) => keyOf(text))));
    await sealAndCommit(session, setId, texts, keyOf, (payload) => ({ ...order, holders, payload }));
    const first = opened.set.indexBase + opened.codes.length;
    return { set: setOf(session, setId), numbers: codes.map((_, place) => first + place) };
  });
}

/**
 * Puts another text in the place of a code. What was recorded of the code stays.
 *
 * @param text - from `pastedCode`
 * @throws RefusedError `set-not-found`, `purged`, `usage` for a number that the set has not, `already-imported` where another
 * place of the vault has that code; FormatError `record-damaged`; what `Session.commit` throws.
 */
export function correctCode(session: Session, setId: string, number: number, text: string): Promise<MendedSet> {
  return codesInTurn(session, async () => {
    const order = { type: 'CorrectCode', set: setId, number } as const;
    refuseEarly(session, setId, (payload) => ({ ...order, holders: [], payload }));
    const opened = await openFor(session, setId, 'correct');
    if (opened.codes.some((code) => code.number === number && code.text === text)) {
      return { set: opened.set, numbers: [] };
    }
    const texts = opened.codes.map((code) => (code.number === number ? text : code.text));
    const keyOf = comparingForm(session, opened);
    const own = { set: setId, place: number - opened.set.indexBase };
    const holders = holdersOf(session, session.fingerprints([keyOf(text)]), own);
    await sealAndCommit(session, setId, texts, keyOf, (payload) => ({ ...order, holders, payload }));
    return { set: setOf(session, setId), numbers: [number] };
  });
}

/** What can be refused without the codes is refused before they are opened, which would be on record. */
function refuseEarly(session: Session, setId: string, command: (payload: ReadSet['payload']) => Command): void {
  const payload = session.state.sets.get(setId)?.payload ?? { hash: '', commitment: '' };
  eventsOf(command(payload), session.state);
}

interface OpenedSet {
  readonly set: ReadSet;
  readonly codes: readonly OpenedCode[];
}

async function openFor(session: Session, setId: string, purpose: 'add' | 'correct'): Promise<OpenedSet> {
  const opening = eventsOf({ type: 'OpenSet', set: setId, for: purpose }, session.state);
  const opened = session.openedBy(await session.commit(opening));
  return { set: setOf(session, setId), codes: opened.get(setId) ?? [] };
}

async function sealAndCommit(
  session: Session,
  setId: string,
  texts: readonly string[],
  keyOf: (text: string) => string,
  command: (payload: ReadSet['payload']) => Command,
): Promise<void> {
  const sealed = session.sealSet(
    setId,
    texts.map((text) => ({ text, key: keyOf(text) })),
  );
  const events = eventsOf(command({ hash: sealed.hash, commitment: sealed.commitment }), session.state);
  await session.commit(events, { payloads: [sealed.payload], keyring: [{ setId, bytes: sealed.entry }] });
}

/**
 * How codes of a set are written to be compared. The fingerprints that it has say which form was taken when it came in; a
 * catalogue that learned more since must not make strangers of the same codes.
 */
function comparingForm(session: Session, { set, codes }: OpenedSet): (text: string) => string {
  const known = session.fingerprintsBySet().get(set.id) ?? [];
  const forms = formsToTry(session, set);
  const isTaken = (keyOf: (text: string) => string): boolean =>
    session
      .fingerprints(codes.map(({ text }) => keyOf(text)))
      .every((fingerprint, place) => fingerprint === known[place]);
  return forms.find(isTaken) ?? forms[0] ?? ((text) => codeKey(text, null));
}

/** The likeliest first: what the catalogue says of the service, then every other form. */
function formsToTry({ state }: Session, { account, kind }: ReadSet): readonly ((text: string) => string)[] {
  if (kind === 'recovery-phrase') return [(text) => text];
  const service = state.accounts.get(account)?.service ?? null;
  const catalogued = service === null ? [] : (serviceById(service)?.forms ?? []);
  const others: readonly (CodeSigns | null)[] = [
    null,
    { alphabet: null, fold: 'lower' },
    { alphabet: null, fold: 'upper' },
  ];
  const forms = [...catalogued.filter((form) => form.kind === kind), ...others].map(
    (signs) => (text: string) => codeKey(text, signs),
  );
  return [...forms, (text) => text];
}

/** Ids of the sets that have one of these codes, in another place than the one that is given. */
function holdersOf(
  session: Session,
  fingerprints: readonly string[],
  except: { readonly set: string; readonly place: number } | null = null,
): readonly string[] {
  const wanted = new Set(fingerprints);
  const holders: string[] = [];
  for (const [set, known] of session.eachFingerprints()) {
    const isHolder = known.some(
      (fingerprint, place) => wanted.has(fingerprint) && !(set === except?.set && place === except.place),
    );
    if (isHolder) holders.push(set);
  }
  return holders;
}

function setOf(session: Session, setId: string): ReadSet {
  const set = session.state.sets.get(setId);
  if (set === undefined) throw new TypeError('a set that was opened is there');
  return set;
}
