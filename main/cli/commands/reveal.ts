/** `next` and `reveal`: one code, recorded before it is shown. */
import { setStateOn } from '../../core/custody/code-state.ts';
import { formatSetId } from '../../core/custody/set-id.ts';
import type { ReadSet } from '../../core/custody/state.ts';
import { systemClock } from '../../vault/clock.ts';
import { RefusedError } from '../../vault/events-of.ts';
import { type Doubt, type RevealedCode, revealCode, revealUnrecorded } from '../../vault/reveal-code.ts';
import { nameOf, setMeantBy, shortId } from '../asking.ts';
import { open, type VaultOptions } from '../opening.ts';
import { errorLine } from '../sentences.ts';
import { BEFORE_USE, wayOnInWords } from '../set-sentences.ts';
import { shellWord } from '../shell-word.ts';
import { printable } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export interface RevealOptions extends VaultOptions {
  readonly qr?: boolean;
  readonly unrecorded?: boolean;
  readonly json?: boolean;
}

export async function next(terminal: Terminal, path: string, word: string, options: RevealOptions): Promise<void> {
  await showCode(terminal, path, { word, number: null }, options);
}

export async function reveal(
  terminal: Terminal,
  path: string,
  word: string,
  number: number,
  options: RevealOptions,
): Promise<void> {
  await showCode(terminal, path, { word, number }, options);
}

async function showCode(
  terminal: Terminal,
  path: string,
  { word, number }: { readonly word: string; readonly number: number | null },
  options: RevealOptions,
): Promise<void> {
  const session = await open(terminal, path, options, { access: 'write' });
  const set = setMeantBy(session.state, word);
  const show = options.unrecorded === true ? revealUnrecorded : revealCode;
  const code = await show(session, { set: set.id, number }, systemClock).catch((error: unknown) => {
    const wayOn = error instanceof RefusedError ? wayOnInWords(session.state, set, path) : null;
    if (wayOn !== null) terminal.say(`${wayOn}\n`);
    throw error;
  });
  if (code.hindrance !== null) {
    terminal.say(errorLine(code.hindrance.code, code.hindrance.facts));
    terminal.say('This opening is not in the vault; it is noted on this computer and recorded at the next chance.\n');
  }
  if (options.json) {
    const answer = { id: formatSetId(code.set.id), number: code.number, code: code.text, unused: code.leftAfter };
    terminal.out(`${JSON.stringify(answer)}\n`);
  } else terminal.out(`${code.text}\n`);
  if (options.qr) (options.json ? terminal.say : terminal.out)(await terminalQr(code.text));
  for (const line of aboutUse(code)) terminal.say(`${line}\n`);
  terminal.say(
    `Code ${code.number} of ${printable(nameOf(session.state, code.set))}; ${code.leftAfter} left once it is used.\n` +
      `Did it work? coldkeep mark ${shellWord(path)} ${shortId(formatSetId(code.set.id))} ${code.number} used|refused|not-tried\n`,
  );
}

/** Why it may not work, and what its use does at the service. */
function aboutUse({ doubt, set }: RevealedCode): readonly string[] {
  const isDraft = setStateOn(set, systemClock.today()) === 'draft';
  return [
    doubt === null ? null : doubtInWords(doubt, set),
    isDraft ? 'This set is a draft: its codes work once they are confirmed at the service.' : null,
    BEFORE_USE[set.use],
  ].filter((line) => line !== null);
}

function doubtInWords(doubt: Doubt, set: ReadSet): string {
  switch (doubt) {
    case 'used':
      return 'This code is marked as used.';
    case 'refused':
      return 'The service refused this code before.';
    case 'void': {
      const whole = setStateOn(set, systemClock.today());
      return whole === 'active'
        ? 'This code counts for nothing any more: the service replaced it when one of its set was used.'
        : `This code counts for nothing any more: its set is ${whole}.`;
    }
  }
}

async function terminalQr(text: string): Promise<string> {
  const { default: encodeQR } = await import('qr');
  return encodeQR(text, 'term');
}
