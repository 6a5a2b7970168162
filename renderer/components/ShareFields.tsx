/** Fields for shares, typed or pasted by the people who hold them. Their text is in the elements alone. */
import { CircleX } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useId, useState } from 'react';
import type { Standing } from '../../preload/contract.ts';
import { troubles } from '../messages/troubles.ts';
import { sharesWords as words } from '../messages/unlock.ts';
import { LinkButton } from './LinkButton.tsx';
import './ShareFields.css';

const LEAST_SHARES = 2;
const MOST_SHARES = 16;

interface ShareFieldsProps {
  readonly area: RefObject<HTMLDivElement | null>;
  /** What was wrong with the last try, or null. */
  readonly wrong: string | null;
}

const areasOf = (area: HTMLDivElement | null): HTMLTextAreaElement[] => [...(area?.querySelectorAll('textarea') ?? [])];

/** What stands in the fields, which keep it; null where it is too little to open anything. */
export function typedShares(area: RefObject<HTMLDivElement | null>): readonly string[] | null {
  const shares = areasOf(area.current)
    .map(({ value }) => value)
    .filter((text) => text.trim() !== '');
  return shares.length < LEAST_SHARES ? null : shares;
}

export function sharesTrouble({ code, facts }: Standing): string {
  const { have, needed } = facts;
  if (code === 'shares-missing' && typeof have === 'number' && typeof needed === 'number') {
    return words.missing(have, needed);
  }
  return `${troubles[code].title}. ${troubles[code].next}`;
}

export function ShareFields({ area, wrong }: ShareFieldsProps): ReactNode {
  const [fields, setFields] = useState(LEAST_SHARES);
  const id = useId();
  useEffect(() => {
    const own = area.current;
    own?.querySelector('textarea')?.focus();
    // What was typed must not stay in elements that nobody sees.
    return () => {
      for (const each of areasOf(own)) each.value = '';
    };
  }, [area]);
  return (
    <div ref={area} className="share-fields">
      {Array.from({ length: fields }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields are only added at the end
        <div className="field" key={place} data-invalid={wrong === null ? undefined : true}>
          <label className="field__label" htmlFor={`${id}-${place}`}>
            {words.field(place + 1)}
          </label>
          <div className="box box--code">
            <textarea
              id={`${id}-${place}`}
              rows={3}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              aria-describedby={`${id}-about`}
            />
          </div>
        </div>
      ))}
      {fields < MOST_SHARES && <LinkButton onPress={() => setFields(fields + 1)}>{words.another}</LinkButton>}
      <div id={`${id}-about`}>
        {wrong === null ? (
          <p className="quiet">{words.hint}</p>
        ) : (
          <p className="field__wrong">
            <CircleX className="icon" />
            <span role="alert">{wrong}</span>
          </p>
        )}
      </div>
    </div>
  );
}
