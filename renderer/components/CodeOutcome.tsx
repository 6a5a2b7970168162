/** Did it work? The code is gone from the screen before this is asked, and a stray Enter answers nothing. */
import { Ban, Check, Circle, CircleCheck, type LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { MarkedCode } from '../../preload/views/codes.ts';
import type { BoardRow } from '../../preload/views/custody.ts';
import { useCodeWords as words } from '../messages/use-code.ts';
import { useKeys } from '../use-keys.ts';
import type { CodePhase, ShownCodeSteps } from '../use-shown-code.ts';
import './CodeOutcome.css';
import { KeyCap } from './KeyCap.tsx';
import { LinkButton } from './LinkButton.tsx';

type Outcome = MarkedCode['outcome'];

interface CodeOutcomeProps {
  readonly phase: Extract<CodePhase, { at: 'outcome' }>;
  readonly row: BoardRow;
  readonly steps: ShownCodeSteps;
  readonly onAnswer: (outcome: Outcome) => Promise<void>;
}

interface Choice {
  readonly outcome: Outcome;
  readonly icon: LucideIcon;
  readonly name: string;
  readonly about: string;
}

function choicesFor(number: number, left: number): readonly Choice[] {
  return [
    {
      outcome: 'used',
      icon: CircleCheck,
      name: words.worked,
      about: words.workedAbout(number, Math.max(0, left - 1)),
    },
    { outcome: 'refused', icon: Ban, name: words.refused, about: words.refusedAbout(number) },
    { outcome: 'not-tried', icon: Circle, name: words.notUsed, about: words.notUsedAbout(number, left) },
  ];
}

export function CodeOutcome({ phase, row, steps, onAnswer }: CodeOutcomeProps): ReactNode {
  const { number, recordedAt } = phase;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useKeys({
    '1': () => void onAnswer('used'),
    '2': () => void onAnswer('refused'),
    '3': () => void onAnswer('not-tried'),
  });
  return (
    <>
      <section className="code-in-use__middle">
        <div className="code-outcome">
          <h1 ref={heading} tabIndex={-1}>
            {words.question(row.service)}
          </h1>
          <div className="code-outcome__choices">
            {choicesFor(number, row.unused).map(({ outcome, icon: Icon, name, about }, place) => (
              <Button
                key={outcome}
                className="code-outcome__choice"
                aria-keyshortcuts={String(place + 1)}
                onPress={() => void onAnswer(outcome)}
              >
                <Icon className="icon" />
                <span>
                  <strong>{name}</strong>
                  <small>{about}</small>
                </span>
                <KeyCap keys={String(place + 1)} />
              </Button>
            ))}
          </div>
          <p className="code-in-use__quiet">
            {words.notSure}{' '}
            <LinkButton onPress={() => void steps.show(number)}>{words.showCodeAgain(number)}</LinkButton>
            {'. '}
            {words.canBeUndone}
          </p>
        </div>
      </section>
      <footer className="code-in-use__foot">
        {recordedAt !== null && (
          <p className="code-in-use__end quiet">
            <Check className="icon icon--s" />
            <span>{words.inTheLog(recordedAt)}</span>
          </p>
        )}
      </footer>
    </>
  );
}
