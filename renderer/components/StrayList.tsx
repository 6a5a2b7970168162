/** Files that a look through folders found: what each holds, and the two things to do about it. */
import type { ReactNode } from 'react';
import type { StrayFileView } from '../../preload/views/strays.ts';
import { importStore } from '../import-store.ts';
import { sourceWords, sweepWords as words } from '../messages/strays.ts';
import type { Removal } from '../use-removal.ts';
import { useCanWrite } from '../use-vault.ts';
import './OldFiles.css';
import { PushButton } from './PushButton.tsx';

interface StrayListProps {
  readonly title: string;
  readonly text?: string;
  readonly files: readonly StrayFileView[];
  readonly removal: Removal;
}

function Line({
  file,
  removal: { fates, isBusy, remove },
}: {
  readonly file: StrayFileView;
  readonly removal: Removal;
}) {
  const canWrite = useCanWrite();
  const { id, error, codes, held } = file;
  const fate = fates.get(id) ?? null;
  const canImport = canWrite && (error !== null || (codes > 0 && held !== 'all'));
  return (
    <li>
      <span>
        <span className="old-files__path">{file.file}</span>
        <small>{words.aboutFile(file)}</small>
        {fate !== null && fate !== 'gone' && <small className="old-files__still">{sourceWords.failed(fate)}</small>}
      </span>
      {fate === 'gone' ? (
        <span className="old-files__gone">{sourceWords.gone}</span>
      ) : (
        <span className="old-files__buttons">
          {canImport && (
            <PushButton
              data-focus={`import-${id}`}
              aria-label={words.importName(file.file)}
              onPress={() => void importStore.takeFound([id])}
            >
              {words.import}
            </PushButton>
          )}
          {error === null && (
            <PushButton
              isDisabled={isBusy}
              data-focus={`delete-${id}`}
              aria-label={sourceWords.deleteName(file.file)}
              onPress={() => void remove([id])}
            >
              {sourceWords.delete}
            </PushButton>
          )}
        </span>
      )}
    </li>
  );
}

export function StrayList({ title, text, files, removal }: StrayListProps): ReactNode {
  if (files.length === 0) return null;
  return (
    <section className="settings__part">
      <h2>{title}</h2>
      {text !== undefined && <p>{text}</p>}
      <ul className="old-files">
        {files.map((file) => (
          <Line key={file.id} file={file} removal={removal} />
        ))}
      </ul>
    </section>
  );
}
