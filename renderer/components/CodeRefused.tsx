/** The service said no: what to check, and straight on to the next code, unless two in a row were refused. */
import { Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { MarkedCode } from '../../preload/views/codes.ts';
import { keys } from '../messages/intl.ts';
import { useCodeWords as words } from '../messages/use-code.ts';
import { useKeys } from '../use-keys.ts';
import type { ShownCodeSteps } from '../use-shown-code.ts';
import './CodeOutcome.css';
import { KeyCap } from './KeyCap.tsx';
import { PushButton } from './PushButton.tsx';

interface CodeRefusedProps {
  readonly marked: MarkedCode;
  readonly service: string;
  readonly login: string | null;
  readonly steps: ShownCodeSteps;
  readonly onDone: () => void;
}

function titleOf({ isRefusedTwice, next, number, left }: MarkedCode): string {
  if (isRefusedTwice) return words.refusedTwiceTitle;
  return next === null ? words.refusedLast(number) : words.refusedTitle(number, left);
}

export function CodeRefused({ marked, service, login, steps, onDone }: CodeRefusedProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { next } = marked;
  const goOn = next === null ? onDone : () => void steps.show(next);
  useKeys({ Enter: goOn });
  return (
    <section className="code-in-use__middle">
      <div className="code-outcome">
        <h1 ref={heading} tabIndex={-1}>
          {titleOf(marked)}
        </h1>
        <p className="code-in-use__quiet">
          {marked.isRefusedTwice ? words.refusedTwiceHelp(service) : words.refusedHelp(service, login)}
        </p>
        <div className="code-outcome__actions">
          <PushButton kind="main" isLarge={true} onPress={goOn}>
            {next === null ? words.done : words.showNext(next)}
            <KeyCap keys={keys.enter} />
          </PushButton>
          <PushButton isLarge={true} onPress={() => void steps.takeBack(marked)} aria-keyshortcuts="Z">
            <Undo2 className="icon" />
            {words.undo}
            <KeyCap keys="Z" />
          </PushButton>
        </div>
      </div>
    </section>
  );
}
