/** What a restore loses and a merge brings, in words: counts by account and kind, and what both sides did to the same thing. */
import type { EventType } from '../core/custody/events.ts';
import type { BranchLine, ConflictKind, MergeConflict } from '../core/custody/merge.ts';
import { formatSetId } from '../core/custody/set-id.ts';
import type { SlotType } from '../core/format/slot.ts';
import { shortId } from './asking.ts';
import { printable, table } from './table.ts';

/** One entry per type of event: what there are several of. */
const KINDS: { readonly [T in EventType | 'unknown']: string } = {
  VaultCreated: 'vault created',
  VaultRestored: 'gone on with an older copy',
  VaultMerged: 'merged with another copy',
  VaultKeyChanged: 'new vault key',
  LogCondensed: 'log condensed',
  VaultCopyWritten: 'copies of the vault written',
  VaultCopyDestroyed: 'copies of the vault gone',
  OldCopiesLeft: 'notes of old copies left',
  SlotAdded: 'ways in added',
  SlotRemoved: 'ways in removed',
  AccountAdded: 'accounts added',
  AccountRenamed: 'renamed',
  AccountClosed: 'closed',
  SetAdded: 'sets of codes added',
  SetMoved: 'sets moved to another account',
  CodeCorrected: 'codes corrected',
  CodeAdded: 'codes added to a set',
  PayloadPurged: 'sets whose codes were destroyed',
  MarksUpdated: 'used marks taken over',
  SetSuperseded: 'sets superseded',
  SetRevoked: 'sets revoked',
  SetCompromised: 'sets compromised',
  SetActivated: 'sets made active',
  SetOpened: 'openings of a whole set',
  CodeRevealed: 'codes shown',
  CodeUsed: 'codes marked used',
  CodeRefused: 'codes marked refused',
  CodeNotTried: 'codes marked not tried',
  OutcomeTakenBack: 'outcomes taken back',
  SheetPrinted: 'sheets printed',
  CopyProven: 'copies proven',
  CopyPlaced: 'copies placed',
  CopyEnded: 'copies ended',
  PlaintextWritten: 'files with codes in clear written',
  PlaintextDestroyed: 'files with codes in clear gone',
  unknown: 'changes of a newer version',
};

const CONFLICTS = {
  'code-used-on-both': 'marked used on both sides; it counts as two uses',
  'codes-on-both': 'other codes on both sides; what either corrected or added stays',
  purged: 'codes destroyed on one side; they stay destroyed',
  'state-on-both': 'another state on both sides; that of the other copy counts',
  'renamed-on-both': 'renamed on both sides; the name of the other copy counts',
  'sheet-on-both': 'printed under one number on both sides; that of the other copy is left out',
} as const satisfies Record<ConflictKind, string>;

/** A table of counts; an empty text for none. */
export function linesInWords(lines: readonly BranchLine[]): string {
  if (lines.length === 0) return '';
  return table(
    ['Account', 'What', 'How many'],
    lines.map((line) => [nameOf(line), KINDS[line.type], String(line.count)]),
  );
}

/** One line each. */
export function conflictsInWords(conflicts: readonly MergeConflict[]): string {
  return conflicts.map((conflict) => `  ${printable(whatOf(conflict))}: ${CONFLICTS[conflict.about]}.\n`).join('');
}

function whatOf(conflict: MergeConflict): string {
  const { set, number, sheet } = conflict;
  if (sheet !== null) return `Sheet ${sheet}`;
  const name = nameOf(conflict) || (set === null ? 'An account' : `Set ${shortId(formatSetId(set))}`);
  return number === null ? name : `${name}, code ${number}`;
}

/** `GitHub, sam`; empty for what is about no account, or about several. */
function nameOf({ service, login }: { readonly service: string | null; readonly login: string | null }): string {
  return [service, login].filter((part) => part).join(', ');
}

/** `passphrase, recovery key`, each once. */
export function waysInWords(types: readonly SlotType[]): string {
  return [...new Set(types)].map((type) => type.replaceAll('-', ' ')).join(', ');
}

/** `change 412, of 2026-11-24 09:30 UTC`. */
export function endInWords({ change, at }: { readonly change: number; readonly at: string | null }): string {
  return at === null ? `change ${change}` : `change ${change}, of ${at.slice(0, 16).replace('T', ' ')} UTC`;
}

/** `1 change`, `3 changes`. */
export function changesInWords(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}

/** The same for programs. */
export function linesInJson(lines: readonly BranchLine[]): readonly Readonly<Record<string, unknown>>[] {
  return lines.map(({ service, login, type, count }) => ({ service, account: login, type, count }));
}

export function conflictsInJson(conflicts: readonly MergeConflict[]): readonly Readonly<Record<string, unknown>>[] {
  return conflicts.map(({ about, service, login, set, number, sheet }) => ({
    about,
    service,
    account: login,
    set: set === null ? null : formatSetId(set),
    number,
    sheet,
  }));
}
