/** Shares typed or pasted by the people who hold them. Their text is in the elements alone; it stays there while they do not fit. */
import { CircleX } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Standing } from '../../preload/contract.ts';
import { troubles } from '../messages/troubles.ts';
import { sharesWords as words } from '../messages/unlock.ts';
import { vaultStore } from '../use-vault.ts';
import { LinkButton } from './LinkButton.tsx';
import { PushButton } from './PushButton.tsx';
import './SharesForm.css';

const LEAST_SHARES = 2;
const MOST_SHARES = 16;

function inWords({ code, facts }: Standing): string {
  const { have, needed } = facts;
  if (code === 'shares-missing' && typeof have === 'number' && typeof needed === 'number') {
    return words.missing(have, needed);
  }
  return `${troubles[code].title}. ${troubles[code].next}`;
}

export function SharesForm(): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState(LEAST_SHARES);
  const [wrong, setWrong] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const areas = (): HTMLTextAreaElement[] => [...(form.current?.querySelectorAll('textarea') ?? [])];
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const unlock = async (): Promise<void> => {
    // The form is gone once the vault is open; what was typed must not stay in its elements.
    const typed = areas();
    const shares = typed.map(({ value }) => value).filter((text) => text.trim() !== '');
    if (shares.length < LEAST_SHARES) return setWrong(words.empty);
    setBusy(true);
    setWrong(null);
    const trouble = await vaultStore.unlockWithShares(shares);
    setBusy(false);
    if (trouble === null) for (const area of typed) area.value = '';
    else setWrong(inWords(trouble));
  };
  return (
    <form
      ref={form}
      className="shares-form"
      onSubmit={(event) => {
        event.preventDefault();
        void unlock();
      }}
    >
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
      <PushButton kind="main" type="submit" isWide={true} isDisabled={isBusy}>
        {isBusy ? words.opening : words.unlock}
      </PushButton>
    </form>
  );
}
