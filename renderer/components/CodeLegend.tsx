/** Signs of this code that are mistaken for others, and whether its letters are small or capital. */
import type { ReactNode } from 'react';
import { lookAlikes, useCodeWords as words } from '../messages/use-code.ts';
import './CodeLegend.css';
import { groupsOf, Signs } from './CodeText.tsx';
import { hasBothCases } from './SpelledCode.tsx';

/** A sign is explained when it, and not only its case, can be mistaken in this code. */
function confusable(code: string): readonly string[] {
  const present = new Set(Array.from(code));
  const hasDigits = /\d/.test(code);
  const hasLetters = /\p{L}/u.test(code);
  return Object.keys(lookAlikes).filter((sign) => {
    if (!present.has(sign)) return false;
    if (sign === '5' || sign === 'S') return present.has('5') && present.has('S');
    if (sign === '8' || sign === 'B') return present.has('8') && present.has('B');
    return hasDigits && hasLetters;
  });
}

function caseWords(code: string): string | null {
  if (hasBothCases(code)) return words.legend.both;
  if (/\p{Ll}/u.test(code)) return words.legend.small;
  return /\p{Lu}/u.test(code) ? words.legend.capital : null;
}

export function CodeLegend({ code }: { readonly code: string }): ReactNode {
  const letters = caseWords(code);
  const hasGaps = groupsOf(code).some(({ before }, place) => place > 0 && before === '');
  return (
    <ul className="code-legend" aria-hidden="true">
      {confusable(code).map((sign) => (
        <li key={sign}>
          <span className="code-legend__sign">
            <Signs text={sign} />
          </span>
          <span>{lookAlikes[sign]}</span>
        </li>
      ))}
      {letters !== null && <li>{letters}</li>}
      {hasGaps && <li>{words.legend.gaps}</li>}
    </ul>
  );
}
