/** The way out with everything: a warning, the kind of file, and then the system's dialog. */
import { type ReactNode, useState } from 'react';
import type { PlainFormat } from '../../preload/views/safety.ts';
import { plainWords as words } from '../messages/backups.ts';
import { dialogWords } from '../messages/dialog.ts';
import { troubles } from '../messages/troubles.ts';
import { showToast } from '../toasts.ts';
import { ChoiceGroup } from './ChoiceGroup.tsx';
import { Dialog } from './Dialog.tsx';
import { LinkButton } from './LinkButton.tsx';
import { PushButton } from './PushButton.tsx';

async function write(format: PlainFormat): Promise<void> {
  const answer = await window.vault.exportPlain(format);
  if (!answer.ok) showToast({ tone: 'stop', text: troubles[answer.code].title, detail: troubles[answer.code].next });
  else if (answer.value !== null) {
    const { codes, sets, damaged } = answer.value;
    const detail = damaged > 0 ? words.damaged(damaged) : words.doneDetail;
    showToast({ tone: damaged > 0 ? 'stop' : 'usual', text: words.done(codes, sets), detail });
  }
}

function ExportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [format, setFormat] = useState<PlainFormat>('txt');
  return (
    <Dialog
      title={words.dialogTitle}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <PushButton autoFocus={true} onPress={onClose}>
            {dialogWords.cancel}
          </PushButton>
          <PushButton
            kind="stop"
            onPress={() => {
              onClose();
              void write(format);
            }}
          >
            {words.confirm}
          </PushButton>
        </>
      }
    >
      <p>{words.warning}</p>
      <p>{words.recorded}</p>
      <ChoiceGroup
        label={words.format}
        options={words.formats}
        value={format}
        onChange={(id) => setFormat(words.formats.find((known) => known.id === id)?.id ?? 'txt')}
      />
    </Dialog>
  );
}

export function PlainExport({ canWrite }: { readonly canWrite: boolean }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="settings__part">
      <h2>{words.title}</h2>
      <p>{words.about}</p>
      <LinkButton isDisabled={!canWrite} onPress={() => setOpen(true)}>
        {words.open}
      </LinkButton>
      {isOpen && <ExportDialog onClose={() => setOpen(false)} />}
    </section>
  );
}
