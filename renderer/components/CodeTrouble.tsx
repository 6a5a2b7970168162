/** The code was not shown, or its outcome not recorded. One that cannot be recorded can still be shown, when the user says so. */
import { type ReactNode, useEffect } from 'react';
import { troubles } from '../messages/troubles.ts';
import { useCodeWords as words } from '../messages/use-code.ts';
import { say } from '../speech.ts';
import type { CodePhase, ShownCodeSteps } from '../use-shown-code.ts';
import { PushButton } from './PushButton.tsx';
import { TroubleNote } from './TroubleNote.tsx';
import './CodeOutcome.css';

interface CodeTroubleProps {
  readonly phase: Extract<CodePhase, { at: 'trouble' }>;
  readonly steps: ShownCodeSteps;
  readonly onLeave: () => void;
}

export function CodeTrouble({ phase: { trouble, number }, steps, onLeave }: CodeTroubleProps): ReactNode {
  const canShow = trouble.code === 'not-recordable' && number !== null;
  const title = canShow ? words.cannotRecord : troubles[trouble.code].title;
  useEffect(() => say(title, 'assertive'), [title]);
  return (
    <section className="code-in-use__middle">
      <div className="code-outcome">
        {canShow ? (
          <>
            <h1>{words.cannotRecord}</h1>
            <p className="code-in-use__quiet">{words.cannotRecordAbout}</p>
          </>
        ) : (
          <TroubleNote trouble={troubles[trouble.code]} />
        )}
        <div className="code-outcome__actions">
          <PushButton isLarge={true} autoFocus={true} onPress={onLeave}>
            {words.leave}
          </PushButton>
          {canShow && (
            <PushButton isLarge={true} onPress={() => void steps.showUnrecorded(number)}>
              {words.showAnyway}
            </PushButton>
          )}
        </div>
      </div>
    </section>
  );
}
