/** The plain files of an import: each with the way to delete it, and honest words about what deleting does not do. */
import { CircleCheck, FileWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SourceFile } from '../../preload/views/strays.ts';
import { sourceWords as words } from '../messages/strays.ts';
import { type Removal, useRemoval } from '../use-removal.ts';
import { Note } from './Note.tsx';
import './OldFiles.css';
import { PushButton } from './PushButton.tsx';

interface LineProps {
  readonly file: SourceFile;
  readonly removal: Removal;
}

function Line({ file, removal: { fates, isBusy, remove } }: LineProps): ReactNode {
  const { id } = file;
  const fate = id === null ? null : (fates.get(id) ?? null);
  const about = words.about(file);
  return (
    <li>
      <span>
        <span className="old-files__path">{file.file}</span>
        {about !== '' && <small>{about}</small>}
        {file.hasLeftOut && <small>{words.leftOut}</small>}
        {id === null && <small>{words.dropped}</small>}
        {fate !== null && fate !== 'gone' && <small className="old-files__still">{words.failed(fate)}</small>}
      </span>
      {fate === 'gone' ? (
        <span className="old-files__gone">{words.gone}</span>
      ) : (
        id !== null && (
          <PushButton isDisabled={isBusy} aria-label={words.deleteName(file.file)} onPress={() => void remove([id])}>
            {words.delete}
          </PushButton>
        )
      )}
    </li>
  );
}

/** As many as one question names. */
const MOST_AT_ONCE = 20;

export function SourceFiles({ files }: { readonly files: readonly SourceFile[] }): ReactNode {
  const removal = useRemoval();
  const isLeft = ({ id }: SourceFile): boolean => id === null || removal.fates.get(id) !== 'gone';
  const left = files.filter(isLeft).length;
  const together = files.flatMap((file) => (file.id !== null && !file.hasLeftOut && isLeft(file) ? [file.id] : []));
  const services = [...new Set(files.flatMap(({ syncedBy }) => syncedBy ?? []))];
  return (
    <Note
      tone={left === 0 ? 'good' : 'warn'}
      icon={left === 0 ? CircleCheck : FileWarning}
      title={left === 0 ? words.allGone : words.title(left)}
      actions={
        together.length > 1 && together.length <= MOST_AT_ONCE ? (
          <PushButton isDisabled={removal.isBusy} onPress={() => void removal.remove(together)}>
            {words.deleteAll(together.length)}
          </PushButton>
        ) : undefined
      }
    >
      <ul className="old-files">
        {files.map((file) => (
          <Line key={file.file} file={file} removal={removal} />
        ))}
      </ul>
      {services.length > 0 && <p>{words.syncTrash(services)}</p>}
      <p>{words.honest}</p>
    </Note>
  );
}
