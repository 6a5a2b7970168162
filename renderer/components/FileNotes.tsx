/** What is to be said of a file beside its codes: why it was not read, its password, warnings, what was left out. */
import { CircleX, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ImportReview, ReadFileView } from '../../preload/views/import-review.ts';
import { warningInWords, reviewWords as words } from '../messages/review.ts';
import { troubles } from '../messages/troubles.ts';
import './FileNotes.css';
import { LeftOut } from './LeftOut.tsx';
import { LockedFile } from './LockedFile.tsx';
import { Note } from './Note.tsx';

interface FileNotesProps {
  readonly file: ReadFileView;
  readonly review: ImportReview;
}

export function FileNotes({ file, review }: FileNotesProps): ReactNode {
  const ignored = review.ignored.filter((each) => each.file === file.name);
  // The doubtful codes of a file are on the page: no need to count them again.
  const isOnShow = review.drafts.some((draft) => draft.file === file.name && draft.doubtful.length > 0);
  const warnings = file.warnings.filter((warning) => !(isOnShow && warning.startsWith('outside-alphabet')));
  const trouble = file.error === null || file.lock !== null ? null : troubles[file.error.code];
  return (
    <>
      {file.lock !== null && <LockedFile key={file.lock.id} file={file} lock={file.lock} />}
      {trouble !== null && (
        <Note tone="stop" icon={CircleX} title={words.readFailed}>
          <p>{words.failure(trouble.title, trouble.next)}</p>
        </Note>
      )}
      {warnings.length > 0 && (
        <ul className="file-notes">
          {warnings.map((warning) => (
            <li key={warning}>
              <Info className="icon" />
              <span>{warningInWords(warning)}</span>
            </li>
          ))}
        </ul>
      )}
      <LeftOut ignored={ignored} />
    </>
  );
}
