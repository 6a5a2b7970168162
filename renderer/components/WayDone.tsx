/** What came of a change of the ways in: what was written, what was dropped, and the older copies that still open. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OldCopyView } from '../../preload/views/safety.ts';
import { outcomeWords as words } from '../messages/ways.ts';
import { useBackups } from '../use-answer.ts';
import type { WayOutcome } from '../use-way-change.ts';
import { Note } from './Note.tsx';
import { OldCopies } from './OldCopies.tsx';
import './WayDone.css';

interface WayDoneProps {
  readonly outcome: WayOutcome;
  /** Null: there was none to be kept. */
  readonly isKeyKept: boolean | null;
}

function Files({ files }: { readonly files: readonly string[] }): ReactNode {
  return (
    <ul className="way-files" aria-label={words.files}>
      {files.map((file) => (
        <li key={file}>{file}</li>
      ))}
    </ul>
  );
}

function Left({
  left,
  taken,
}: {
  readonly left: readonly OldCopyView[];
  readonly taken: WayOutcome['taken'];
}): ReactNode {
  const { value: page, reload } = useBackups();
  // Those of this change; what is gone meanwhile is not on the page of backups any more.
  const copies = page === null ? left : left.filter(({ id }) => page.oldCopies.some((each) => each.id === id));
  if (copies.length === 0) return null;
  return (
    <div className="way-left">
      <OldCopies copies={copies} canWrite={true} onChange={reload} />
      {taken !== undefined && taken !== 'vault-key' && <p>{words.honest(taken)}</p>}
    </div>
  );
}

export function WayDone({ outcome, isKeyKept }: WayDoneProps): ReactNode {
  const { text, about, files = [], left = [], taken, dropped } = outcome;
  return (
    <>
      <Note tone="good" icon={CircleCheck} title={text}>
        {about !== undefined && <p>{about}</p>}
        {dropped !== undefined && <p>{dropped.length === 0 ? words.nothingDropped : words.dropped(dropped)}</p>}
        {files.length > 0 && <Files files={files} />}
      </Note>
      {isKeyKept === false && (
        <Note tone="warn" icon={TriangleAlert}>
          <p>{words.notKept}</p>
        </Note>
      )}
      {left.length > 0 && <Left left={left} taken={taken} />}
    </>
  );
}
