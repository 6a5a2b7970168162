/** What was saved of a damaged vault, and what is missing, in words and for programs. */
import { formatSetId } from '../core/custody/set-id.ts';
import type { MissingSet, Salvaged } from '../vault/salvage.ts';
import { shortId } from './asking.ts';
import { printable } from './table.ts';

export function salvagedInWords(salvaged: Salvaged): string {
  const { file, events, sets, missingFrames, missingChanges, missingSets, hasNewFingerprintKey } = salvaged;
  return [
    `Saved ${count(events, 'event')} and the codes of ${count(sets, 'set')}: ${printable(file)}\n`,
    missingFrames.length === 0 ? 'No record is missing.\n' : `Missing records: ${numbersInWords(missingFrames)}.\n`,
    missingChanges === 0 ? '' : `Missing changes: ${missingChanges} at least.\n`,
    missingSets.length === 0 ? '' : `Sets without codes:\n${missingSets.map(setLine).join('')}`,
    missingSets.length === 0 ? '' : 'Codes that a backup still holds come back by merging it: coldkeep merge.\n',
    hasNewFingerprintKey ? 'A code that comes in again is not recognised as one that was there before.\n' : '',
  ].join('');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function setLine({ set, service, login }: MissingSet): string {
  const name = [service, login].filter((part) => part).join(', ');
  return `  ${shortId(formatSetId(set))}  ${printable(name || 'what it was of is lost, too')}\n`;
}

/** `3, 5 to 9`. */
export function numbersInWords(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`)).join(', ');
}

export function salvagedInJson(salvaged: Salvaged): Readonly<Record<string, unknown>> {
  const { file, events, sets, missingFrames, missingChanges, missingSets } = salvaged;
  const missing = missingSets.map(({ set, service, login }) => ({ id: formatSetId(set), service, account: login }));
  return { file, events, sets, missingFrames, missingChanges, missingSets: missing };
}
