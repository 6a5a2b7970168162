/** A copy that was just proven: it counts from now on, and what it replaces is to be destroyed. */
import { FileCheck, FileWarning } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Answered } from '../../preload/views/paper.ts';
import { keys } from '../messages/intl.ts';
import { proveWords as words } from '../messages/prove.ts';
import { places } from '../place.ts';
import { say } from '../speech.ts';
import { useKeys } from '../use-keys.ts';
import { EndCopyDialog } from './EndCopyDialog.tsx';
import { KeyCap } from './KeyCap.tsx';
import { Note } from './Note.tsx';
import { PushButton } from './PushButton.tsx';

interface ProvenCopyProps {
  readonly proven: Extract<Answered, { isProven: true }>;
  /** How many codes are on the copy. */
  readonly codes: number;
  /** How many characters and words were typed. */
  readonly signs: number;
  readonly written: number;
}

function OldCopies({ destroy }: { readonly destroy: ProvenCopyProps['proven']['destroy'] }): ReactNode {
  const [ended, setEnded] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState<string | null>(null);
  return (
    <>
      {destroy
        .filter(({ copy }) => !ended.includes(copy))
        .map(({ copy, place }) => (
          <Note
            key={copy}
            tone="warn"
            icon={FileWarning}
            title={words.destroy(copy)}
            actions={<PushButton onPress={() => setAsking(copy)}>{words.destroyed}</PushButton>}
          >
            <p>{words.destroyText(place)}</p>
          </Note>
        ))}
      {asking !== null && (
        <EndCopyDialog
          copy={asking}
          reason="destroyed"
          onClose={(isEnded) => {
            if (isEnded) setEnded([...ended, asking]);
            setAsking(null);
          }}
        />
      )}
    </>
  );
}

export function ProvenCopy({ proven, codes, signs, written }: ProvenCopyProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    say(words.saidProven(proven.copy));
  }, [proven.copy]);
  useKeys({ Enter: places.back });
  return (
    <section className="proof">
      <header>
        <h1 ref={heading} tabIndex={-1}>
          <span className="id">{proven.copy}</span> {words.isProven}
        </h1>
        <p>{words.provenAbout(proven.provenAt, signs, written)}</p>
      </header>
      <Note tone="good" icon={FileCheck} title={words.counts}>
        <p>{words.countsText(codes, proven.provenUntil)}</p>
      </Note>
      <OldCopies destroy={proven.destroy} />
      <div className="actions">
        <PushButton kind="main" isLarge={true} onPress={places.back} aria-keyshortcuts="Enter">
          {words.done}
          <KeyCap keys={keys.enter} />
        </PushButton>
      </div>
    </section>
  );
}
