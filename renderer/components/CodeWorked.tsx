/** It worked: what is left, and what to do about paper and the service while signed in. */
import { PencilLine, ShieldOff, TriangleAlert, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { MarkedCode } from '../../preload/views/codes.ts';
import type { BoardRow } from '../../preload/views/custody.ts';
import { keys } from '../messages/intl.ts';
import { useCodeWords as words } from '../messages/use-code.ts';
import { useKeys } from '../use-keys.ts';
import type { ShownCodeSteps } from '../use-shown-code.ts';
import './CodeOutcome.css';
import { KeyCap } from './KeyCap.tsx';
import { Note } from './Note.tsx';
import { PushButton } from './PushButton.tsx';

interface CodeWorkedProps {
  readonly marked: MarkedCode;
  readonly row: BoardRow;
  readonly steps: ShownCodeSteps;
  readonly onDone: () => void;
}

export function CodeWorked({ marked, row, steps, onDone }: CodeWorkedProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useKeys({ Enter: onDone });
  const { service, findings } = row;
  const isLow = findings.includes('low') || findings.includes('empty');
  const isAdvised = isLow && !marked.isSetRevoked && !marked.needsNewCode;
  return (
    <section className="code-in-use__middle">
      <div className="code-outcome">
        <h1 ref={heading} tabIndex={-1}>
          {words.inTitle(marked.left)}
        </h1>
        {marked.crossOff.length > 0 && (
          <Note tone="quiet" icon={PencilLine} title={words.crossOff(marked.number)}>
            <p>{words.crossOffAbout(marked.crossOff)}</p>
          </Note>
        )}
        {marked.isSetRevoked && (
          <Note tone="warn" icon={ShieldOff} title={words.revoked}>
            <p>{words.revokedAbout(service)}</p>
          </Note>
        )}
        {marked.needsNewCode && (
          <Note tone="warn" icon={TriangleAlert} title={words.newCode}>
            <p>{words.newCodeAbout(service)}</p>
          </Note>
        )}
        {isAdvised && (
          <Note tone="warn" icon={TriangleAlert} title={words.getNew}>
            <p>{words.getNewAbout(service, marked.left)}</p>
          </Note>
        )}
        <div className="code-outcome__actions">
          <PushButton kind="main" isLarge={true} onPress={onDone}>
            {words.done}
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
