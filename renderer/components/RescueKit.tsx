/** A rescue kit: what it is, writing one, and the files that were written. */
import { CircleCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { kitWords as words } from '../messages/backups.ts';
import { troubles } from '../messages/troubles.ts';
import { say } from '../speech.ts';
import { showToast } from '../toasts.ts';
import { Note } from './Note.tsx';
import { PushButton } from './PushButton.tsx';
import './RescueKit.css';

export function RescueKit({ canWrite }: { readonly canWrite: boolean }): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [files, setFiles] = useState<readonly string[]>([]);
  const write = async (): Promise<void> => {
    setBusy(true);
    const answer = await window.vault.writeRescueKit();
    setBusy(false);
    if (!answer.ok) showToast({ tone: 'stop', text: troubles[answer.code].title, detail: troubles[answer.code].next });
    else if (answer.value !== null) {
      setFiles(answer.value);
      say(words.written(answer.value.length));
    }
  };
  return (
    <section className="settings__part">
      <h2>{words.title}</h2>
      <p>{words.about}</p>
      <div className="actions">
        <PushButton isDisabled={isBusy || !canWrite} onPress={() => void write()}>
          {isBusy ? words.writing : words.write}
        </PushButton>
      </div>
      {files.length > 0 && (
        <Note tone="good" icon={CircleCheck} title={words.written(files.length)}>
          <ul className="rescue-kit" aria-label={words.files}>
            {files.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
        </Note>
      )}
    </section>
  );
}
