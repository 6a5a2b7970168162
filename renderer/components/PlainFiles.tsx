/** Files with codes in clear that are still out: each until somebody says that it is gone. */
import { FileWarning } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { PlaintextLine } from '../../preload/views/custody.ts';
import { sheetWords as words } from '../messages/sheets.ts';
import { troubles } from '../messages/troubles.ts';
import { showToast } from '../toasts.ts';
import { Note } from './Note.tsx';
import './OldFiles.css';
import { PushButton } from './PushButton.tsx';

interface PlainFilesProps {
  readonly files: readonly PlaintextLine[];
  readonly onChange: () => void;
}

export function PlainFiles({ files, onChange }: PlainFilesProps): ReactNode {
  /** Files that were said to be gone and are not. */
  const [still, setStill] = useState<readonly string[]>([]);
  if (files.length === 0) return null;
  const say = async (file: string): Promise<void> => {
    const answer = await window.vault.destroyPlaintext(file);
    if (!answer.ok) showToast({ tone: 'stop', text: words.notSaved(troubles[answer.code].title) });
    else if (answer.value) {
      setStill([...still, file]);
      showToast({ tone: 'stop', text: words.fileStillThere, detail: words.fileStillThereDetail });
    } else showToast({ tone: 'good', text: words.fileIsGone });
    onChange();
  };
  return (
    <Note tone="warn" icon={FileWarning} title={words.filesTitle(files.length)}>
      <ul className="old-files">
        {files.map(({ file, sheet, writtenAt }) => (
          <li key={file}>
            <span>
              <span className="old-files__path">{file}</span>
              <small>{words.fileAbout(sheet, writtenAt)}</small>
              {still.includes(file) && <small className="old-files__still">{words.stillThere}</small>}
            </span>
            <PushButton
              aria-label={words.fileGoneName(file)}
              data-focus={`file-${file}`}
              onPress={() => void say(file)}
            >
              {words.fileGone}
            </PushButton>
          </li>
        ))}
      </ul>
      <p>{words.filesHonest}</p>
    </Note>
  );
}
