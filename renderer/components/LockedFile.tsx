/** A file under review that opens with a password of its own: the field for it, and for KeePass the choice of a key file. */
import { KeyRound, X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { FileTrigger, Form } from 'react-aria-components';
import type { ReadFileView } from '../../preload/views/import-review.ts';
import { importStore } from '../import-store.ts';
import { lockedFileWords as words } from '../messages/review.ts';
import { IconButton } from './IconButton.tsx';
import './LockedFile.css';
import { PassphraseField, takeSecret } from './PassphraseField.tsx';
import { PushButton } from './PushButton.tsx';

interface LockedFileProps {
  readonly file: ReadFileView;
  readonly lock: NonNullable<ReadFileView['lock']>;
}

export function LockedFile({ file, lock }: LockedFileProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [keyFile, setKeyFile] = useState<File | null>(null);
  const isWrong = file.error?.code === 'wrong-secret';
  const open = async (): Promise<void> => {
    const key = keyFile === null ? null : new Uint8Array(await keyFile.arrayBuffer());
    const password = takeSecret(input);
    await importStore.open({ lock: lock.id, password, keyFile: key });
  };
  return (
    <Form
      className="locked-file"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <PassphraseField
        input={input}
        label={words.password}
        hint={words.hint}
        wrong={isWrong ? words.wrong : null}
        showName={words.show}
        isFirst={isWrong}
      />
      <div className="locked-file__foot">
        {lock.takesKeyFile && (keyFile === null ? <KeyFile onFile={setKeyFile} /> : null)}
        {keyFile !== null && (
          <p className="locked-file__key">
            <KeyRound className="icon icon--s" />
            <span>{words.keyFileIs(keyFile.name)}</span>
            <IconButton icon={X} name={words.keyFileOff} onPress={() => setKeyFile(null)} />
          </p>
        )}
        <PushButton type="submit">{words.open}</PushButton>
      </div>
    </Form>
  );
}

function KeyFile({ onFile }: { readonly onFile: (file: File) => void }): ReactNode {
  return (
    <FileTrigger
      onSelect={(files) => {
        const [file] = files ?? [];
        if (file !== undefined) onFile(file);
      }}
    >
      <PushButton kind="plain">
        <KeyRound className="icon icon--s" />
        {words.keyFile}
      </PushButton>
    </FileTrigger>
  );
}
