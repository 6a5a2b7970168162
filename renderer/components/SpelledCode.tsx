/** A code sign by sign with the name of each, to be read out over a telephone. The focus goes here, so that it is read. */
import { type ReactNode, useEffect, useRef } from 'react';
import { nameOfSign, useCodeWords as words } from '../messages/use-code.ts';
import { groupsOf, Signs } from './CodeText.tsx';
import './SpelledCode.css';

export function hasBothCases(code: string): boolean {
  return /\p{Ll}/u.test(code) && /\p{Lu}/u.test(code);
}

export function SpelledCode({ code }: { readonly code: string }): ReactNode {
  const group = useRef<HTMLElement>(null);
  useEffect(() => group.current?.focus(), []);
  const saysCase = hasBothCases(code);
  return (
    <section ref={group} className="spelled" tabIndex={-1} aria-label={words.spellTitle}>
      {groupsOf(code).map(({ text, before }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups of one code have no other name
        <div key={place} className="spelled__group">
          {before !== '' && (
            <span className="spelled__mark">
              {Array.from(before)
                .map((sign) => nameOfSign(sign, saysCase))
                .join(' ')}
            </span>
          )}
          <ol>
            {Array.from(text).map((sign, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: signs have no other name than their place
              <li key={at}>
                <b aria-hidden="true">
                  <Signs text={sign} />
                </b>
                <small>{nameOfSign(sign, saysCase)}</small>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
