/** Picks the words that are right for a set: its kind, its use, and how many of its codes are left. */
import { piecesOf } from './code-text.ts';
import type { SheetSet } from './sheet.ts';
import type { SetNoun, Words } from './words.ts';

/** A name in the form that the faces are made for: accents joined to their letters, plain single spaces. */
export function composed(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Host or organisation of an instance, never an address that one could follow. */
export function hostOf(instance: string): string {
  return composed(instance)
    .replace(/^[a-z]+:\/\//iu, '')
    .replace(/^www\./iu, '')
    .replace(/[/?#].*$/u, '');
}

/** Display name of the service; a label that somebody typed as an address loses what makes it one. */
export function serviceOf(set: Pick<SheetSet, 'service'>): string {
  return set.service.includes('://') ? hostOf(set.service) : composed(set.service);
}

export function nounOf(set: Pick<SheetSet, 'kind'>): SetNoun {
  return ({ 'recovery-codes': 'code', 'recovery-key': 'key', 'recovery-phrase': 'phrase' } as const)[set.kind];
}

/** Texts of the unused codes, in the order of the service. */
export function openTexts(set: SheetSet): string[] {
  return set.codes.flatMap((code) => (code.state === 'unused' ? [code.text] : []));
}

/** Whether a code is crossed off after use: everything but a key or phrase that can be used again. */
export function isCrossedOff(set: Pick<SheetSet, 'use'>): boolean {
  return set.use !== 'reusable';
}

/** Whether long runs are set in groups: not in a phrase, whose words are read whole. */
export function isGrouped(set: Pick<SheetSet, 'kind'>): boolean {
  return set.kind !== 'recovery-phrase';
}

/** Whether any unused code shows a gap that is no part of it. */
export function hasGaps(set: SheetSet): boolean {
  return openTexts(set).some((text) => piecesOf(text, isGrouped(set)).some((piece) => piece.gapAfter));
}

export function purposeOf(set: SheetSet, words: Words): string {
  const noun = nounOf(set);
  const many = set.codes.length > 1;
  const what = {
    single: many ? words.purpose.oneOfMany : words.purpose.only,
    'single-then-replaced': words.purpose.thenReplaced,
    'disables-2fa': many ? words.purpose.disablesOneOfMany : words.purpose.disablesOnly,
    reusable: words.purpose.reusable,
  }[set.use];
  return `${what(noun)} ${words.purpose.care}`;
}

/** Two short notes below "start here": how many are left and what using one does; how to type it. */
export function notesOf(set: SheetSet, words: Words): readonly (readonly string[])[] {
  const left = openTexts(set).length;
  const many = set.codes.length > 1;
  const use = {
    single: left > 1 ? words.notes.eachOnce : words.notes.once,
    'single-then-replaced': words.notes.once,
    'disables-2fa': left > 1 ? words.notes.oneTurnsOff : words.notes.itTurnsOff,
    reusable: words.notes.again,
  }[set.use];
  const counted = isCrossedOff(set) && many ? [words.notes.left(left, set.codes.length), use] : [use];
  return [counted, [typingNote(set, words)]];
}

function typingNote(set: SheetSet, words: Words): string {
  const texts = openTexts(set);
  if (set.kind === 'recovery-phrase') return words.notes.wordsInOrder;
  if (texts.every((text) => /^[0-9 ]+$/u.test(text))) {
    return hasGaps(set) ? words.notes.digitsNoGap : words.notes.digits;
  }
  if (hasGaps(set)) return words.notes.noGap;
  if (texts.every((text) => /^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)+$/u.test(text))) {
    return texts.some((text) => text.split('-').length > 2) ? words.notes.hyphens : words.notes.hyphen;
  }
  return words.notes.asPrinted;
}

/** What to do after use, one step a line. `fits` says whether a step stays on one line with the name of the service in it. */
export function stepsOf(set: SheetSet, words: Words, fits: (step: string) => boolean): string[] {
  const noun = nounOf(set);
  const { steps } = words;
  const named = (step: (service: string) => string): string => {
    const full = step(serviceOf(set));
    return fits(full) ? full : step(steps.theService);
  };
  if (set.use === 'reusable') return [steps.putBack, steps.record, named((service) => steps.ifSeen(noun, service))];
  const renew = {
    single: renewSingle(set, words),
    'single-then-replaced': (service: string) => steps.takeNewOne(noun, service),
    'disables-2fa': steps.setUpAgain,
  }[set.use];
  return [steps.cross, steps.mark(noun), named(renew)];
}

function renewSingle(set: SheetSet, { steps }: Words): (service: string) => string {
  const noun = nounOf(set);
  const left = openTexts(set).length;
  if (left === 0) return (service) => steps.noneLeft(noun, service);
  if (left === 1) return (service) => steps.lastOne(noun, set.codes.length > 1, service);
  return (service) => (left > 3 ? steps.atThree : steps.fewLeft)(noun, service);
}
