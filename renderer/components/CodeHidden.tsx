/** A code whose time is over or that was hidden by hand: it can be shown again, which is another line in the log. */
import { Check } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { keys } from '../messages/intl.ts';
import { useCodeWords as words } from '../messages/use-code.ts';
import { say } from '../speech.ts';
import type { CodePhase, ShownCodeSteps } from '../use-shown-code.ts';
import { KeyCap } from './KeyCap.tsx';
import { Mask } from './Mask.tsx';
import { PushButton } from './PushButton.tsx';

interface CodeHiddenProps {
  readonly phase: Extract<CodePhase, { at: 'hidden' }>;
  readonly steps: ShownCodeSteps;
}

export function CodeHidden({ phase: { number, isByTime }, steps }: CodeHiddenProps): ReactNode {
  useEffect(() => say(words.isHidden(number)), [number]);
  return (
    <>
      <section className="code-in-use__middle">
        <div className="code-in-use__lead">
          <h1>{words.hiddenTitle}</h1>
          <p>{isByTime ? words.hiddenByTime : words.hiddenByHand}</p>
        </div>
        <div className="code-in-use__hidden">
          <Mask />
        </div>
        <div className="code-in-use__do">
          <PushButton kind="main" isLarge={true} autoFocus={true} onPress={() => void steps.show(number)}>
            {words.showAgain}
            <KeyCap keys={keys.enter} />
          </PushButton>
          <PushButton isLarge={true} onPress={steps.ask}>
            {words.typed}
          </PushButton>
        </div>
      </section>
      <footer className="code-in-use__foot">
        <p className="code-in-use__end quiet">
          <Check className="icon icon--s" />
          <span>{words.eachInTheLog}</span>
        </p>
      </footer>
    </>
  );
}
