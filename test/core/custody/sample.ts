/** Events and commands about two made-up accounts, to build cases from. */
import type { CodeOutcome, IncomingSet, MarkCode, PrintSheet } from '../../../main/core/custody/command.ts';
import type { EventBody, EventData, OutcomeType, PayloadRef } from '../../../main/core/custody/events.ts';
import { hex } from './given.ts';

export const TODAY = '2026-03-02';
export const NOW = '2026-03-02T10:00:00Z';
export const SAM = hex(0xa1);
export const KIM = hex(0xa2);
export const SET = hex(0x51);
export const OTHER = hex(0x52);
export const THIRD = hex(0x53);
export const PAYLOAD = { hash: 'ab'.repeat(32), commitment: 'cd'.repeat(32) };

export const samAdded: EventBody = {
  t: 'AccountAdded',
  d: { account: SAM, service: 'github', instance: null, label: null, name: 'sam' },
};

/** A GitHub set of three codes, numbered from 1. */
export function setAdded(change: Partial<EventData['SetAdded']> = {}): EventBody {
  return {
    t: 'SetAdded',
    d: {
      set: SET,
      account: SAM,
      kind: 'recovery-codes',
      use: 'single',
      usesPerCode: 1,
      state: 'active',
      indexBase: 1,
      orderSure: true,
      count: 3,
      used: [],
      spentUnknown: 0,
      generatedAt: null,
      expiresAt: null,
      payload: PAYLOAD,
      ...change,
    },
  };
}

export function outcome(t: OutcomeType, number: number, set: string = SET): EventBody {
  return { t, d: { set, number, when: null, from: null, note: null } };
}

export const used = (number: number, set?: string): EventBody => outcome('CodeUsed', number, set);
export const refused = (number: number, set?: string): EventBody => outcome('CodeRefused', number, set);
export const notTried = (number: number, set?: string): EventBody => outcome('CodeNotTried', number, set);
export const revealed = (number: number, set: string = SET): EventBody => ({ t: 'CodeRevealed', d: { set, number } });
export const takenBack = (event: string): EventBody => ({ t: 'OutcomeTakenBack', d: { event } });
export const revoked = (set: string = SET): EventBody => ({ t: 'SetRevoked', d: { set } });
export const compromised = (set: string = SET): EventBody => ({ t: 'SetCompromised', d: { set } });
export const activated = (set: string = SET): EventBody => ({ t: 'SetActivated', d: { set } });
export const superseded = (set: string = SET, successor: string | null = null): EventBody => ({
  t: 'SetSuperseded',
  d: { set, successor },
});

export const purged = (set: string = SET): EventBody => ({ t: 'PayloadPurged', d: { set } });
export const moved = (account: string, set: string = SET): EventBody => ({ t: 'SetMoved', d: { set, account } });
export const NEW_PAYLOAD = { hash: '12'.repeat(32), commitment: '34'.repeat(32) };
export const corrected = (number: number, payload: PayloadRef = NEW_PAYLOAD, set: string = SET): EventBody => ({
  t: 'CodeCorrected',
  d: { set, number, payload },
});
export const codesAdded = (count: number, payload: PayloadRef = NEW_PAYLOAD, set: string = SET): EventBody => ({
  t: 'CodeAdded',
  d: { set, count, payload },
});

export function sheetPrinted(change: Partial<EventData['SheetPrinted']> = {}): EventBody {
  return {
    t: 'SheetPrinted',
    d: {
      sheet: 'S-0001-KQ',
      replaces: null,
      layout: 'recovery',
      paper: 'a4',
      copies: 2,
      way: 'pdf',
      sets: [{ set: SET, numbers: [1, 2, 3] }],
      ...change,
    },
  };
}

export const proven = (copy: string): EventBody => ({ t: 'CopyProven', d: { copy, way: 'typed' } });
export const placed = (copy: string, place: string, seal: string | null = null): EventBody => ({
  t: 'CopyPlaced',
  d: { copy, place, seal },
});
export const ended = (copy: string, reason: EventData['CopyEnded']['reason'] = 'destroyed'): EventBody => ({
  t: 'CopyEnded',
  d: { copy, reason },
});
export const written = (file: string, sheet: string | null = 'S-0001-KQ'): EventBody => ({
  t: 'PlaintextWritten',
  d: { file, sheet },
});
export const destroyed = (file: string): EventBody => ({ t: 'PlaintextDestroyed', d: { file } });

export function mark(number: number, outcomeWord: CodeOutcome, change: Partial<MarkCode> = {}): MarkCode {
  return {
    type: 'MarkCode',
    set: SET,
    number,
    outcome: outcomeWord,
    when: null,
    from: null,
    note: null,
    now: NOW,
    today: TODAY,
    ...change,
  };
}

export function print(change: Partial<PrintSheet> = {}): PrintSheet {
  return {
    type: 'PrintSheet',
    sets: [SET],
    copies: 1,
    paper: 'a4',
    layout: 'recovery',
    letters: 'MT',
    way: 'pdf',
    file: null,
    today: TODAY,
    ...change,
  };
}

/** Three GitHub codes of sam, as a file gave them. */
export function incoming(change: Partial<IncomingSet> = {}): IncomingSet {
  return {
    set: SET,
    newAccount: SAM,
    service: 'github',
    instance: null,
    label: null,
    account: 'sam',
    kind: 'recovery-codes',
    use: 'single',
    usesPerCode: 1,
    indexBase: 1,
    orderSure: true,
    count: 3,
    used: [],
    spentUnknown: 0,
    state: 'active',
    generatedAt: null,
    expiresAt: null,
    retired: false,
    replaces: null,
    payload: PAYLOAD,
    ...change,
  };
}
