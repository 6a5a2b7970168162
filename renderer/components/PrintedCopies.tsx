/** A sheet that was just printed: each copy waits as unproven, and gets a place of its own. */
import { CircleQuestionMark, FileWarning } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PrintedSheet } from '../../preload/views/paper.ts';
import { copyStates } from '../messages/account.ts';
import { keys } from '../messages/intl.ts';
import { printWords as words } from '../messages/print.ts';
import { sheetWords } from '../messages/sheets.ts';
import { places as ways } from '../place.ts';
import { say } from '../speech.ts';
import { useKeys } from '../use-keys.ts';
import { KeyCap } from './KeyCap.tsx';
import { LinkButton } from './LinkButton.tsx';
import { Note } from './Note.tsx';
import { PlaceForm } from './PlaceForm.tsx';
import './PrintedCopies.css';
import { PushButton } from './PushButton.tsx';
import { StateMark } from './StateMark.tsx';

interface Placed {
  readonly place: string;
  readonly seal: string | null;
}

/** What is left of the sheet stands in the list of sheets: that is where the way back from a proof leads. */
function prove(copy: string): void {
  ways.swap({ at: 'sheets', copy });
  ways.go({ at: 'prove', copy });
}

function CopyToPlace({ copy, places }: { readonly copy: string; readonly places: readonly string[] }): ReactNode {
  const [placed, setPlaced] = useState<Placed | null>(null);
  const [isOpen, setOpen] = useState(true);
  const proof = (
    <PushButton aria-label={sheetWords.actionOn(words.prove, copy)} onPress={() => prove(copy)}>
      {words.prove}
    </PushButton>
  );
  return (
    <li className="printed__copy">
      <div className="printed__head">
        <strong className="id">{copy}</strong>
        <StateMark state="unproven" text={copyStates.unproven} tone="warn" icon={CircleQuestionMark} />
      </div>
      {isOpen ? (
        <PlaceForm
          copy={copy}
          before={placed ?? { place: null, seal: null }}
          places={places}
          onPlaced={(place, seal) => {
            setPlaced({ place, seal });
            setOpen(false);
          }}
        >
          {proof}
        </PlaceForm>
      ) : (
        <>
          <p>
            {sheetWords.liesIn(placed?.place ?? '', placed?.seal ?? null)}{' '}
            <LinkButton size="small" autoFocus={true} onPress={() => setOpen(true)}>
              {sheetWords.change}
            </LinkButton>
          </p>
          <div className="actions">{proof}</div>
        </>
      )}
    </li>
  );
}

interface PrintedCopiesProps {
  readonly printed: PrintedSheet;
  readonly places: readonly string[];
}

export function PrintedCopies({ printed, places }: PrintedCopiesProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const { sheet, copies, pages, file } = printed;
  useEffect(() => {
    heading.current?.focus();
    say(words.saidPrinted(sheet, copies.length));
  }, [sheet, copies]);
  useKeys({ Enter: ways.back });
  return (
    <div className="printed">
      <header>
        <h1 ref={heading} tabIndex={-1}>
          <span className="id">{sheet}</span> {file === null ? words.isPrinted : words.isSaved}
        </h1>
        <p>{words.printedAbout(copies.length, pages)}</p>
      </header>
      {file !== null && (
        <Note tone="warn" icon={FileWarning} title={words.fileTitle}>
          <p className="printed__file">{file}</p>
          <p>{words.fileText}</p>
        </Note>
      )}
      <section aria-label={words.eachCopy}>
        <h2>{words.eachCopy}</h2>
        <ul>
          {copies.map((copy) => (
            <CopyToPlace key={copy} copy={copy} places={places} />
          ))}
        </ul>
      </section>
      <div className="actions">
        <PushButton kind="main" isLarge={true} onPress={ways.back} aria-keyshortcuts="Enter">
          {words.done}
          <KeyCap keys={keys.enter} />
        </PushButton>
      </div>
    </div>
  );
}
