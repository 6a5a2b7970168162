/** From the record of a sheet to what is drawn: one model per copy, with the names, states and texts of its codes. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { OpenedCode } from '../core/custody/codes-of-set.ts';
import type { EventData } from '../core/custody/events.ts';
import { showSet } from '../core/custody/view.ts';
import { serviceName } from '../core/importers/catalogue.ts';
import type { SheetCode, SheetModel, SheetSet } from '../core/paper/sheet.ts';
import type { Session } from '../vault/session.ts';

export type Printed = EventData['SheetPrinted'];

/** Codes by set id, as they were opened. */
export type OpenedSets = ReadonlyMap<string, readonly OpenedCode[]>;

type Vault = Pick<Session, 'state' | 'point' | 'fingerprint'>;

/** @param today `YYYY-MM-DD` where the user is. */
export function sheetModels(vault: Vault, sheet: Printed, opened: OpenedSets, today: string): SheetModel[] {
  const sets = sheet.sets.map(({ set, numbers }) => sheetSet(vault, set, numbers, opened.get(set) ?? [], today));
  return Array.from({ length: sheet.copies }, (_, index) => ({
    layout: sheet.layout,
    paper: sheet.paper,
    number: sheet.sheet,
    replaces: sheet.replaces,
    copy: index + 1,
    copies: sheet.copies,
    changeNumber: vault.point.change,
    logHash: bytesToHex(vault.point.hash),
    fingerprint: vault.fingerprint,
    printedOn: today,
    sets,
  }));
}

function sheetSet(
  { state }: Vault,
  id: string,
  numbers: readonly number[],
  opened: readonly OpenedCode[],
  today: string,
): SheetSet {
  const set = state.sets.get(id);
  if (set === undefined) throw new TypeError('a set that was just opened is not in the state');
  const account = state.accounts.get(set.account);
  const texts = new Map(opened.map(({ number, text }) => [number, text]));
  const printed = new Set(numbers);
  const codes = showSet(state, set, today).codes.map(({ number, state: codeState, at }): SheetCode => {
    const text = printed.has(number) ? texts.get(number) : undefined;
    if (text !== undefined) return { number, state: 'unused', text };
    return { number, state: codeState === 'unused' ? 'void' : codeState, on: at?.slice(0, 10) ?? null };
  });
  const service = account?.service ?? null;
  return {
    service: service === null ? (account?.label ?? 'Unknown service') : serviceName(service),
    account: account?.name ?? null,
    instance: account?.instance ?? null,
    kind: set.kind,
    use: set.use,
    codes,
  };
}
