/** A dialog to paste or type codes into. Its text stays in the field until it is read; Tab leaves the field. */
import { type ReactNode, useRef, useState } from 'react';
import { Label, Text, TextArea, TextField } from 'react-aria-components';
import { importStore } from '../import-store.ts';
import { dialogWords } from '../messages/dialog.ts';
import { reviewWords as words } from '../messages/review.ts';
import { AskNote } from './AskNote.tsx';
import { Dialog } from './Dialog.tsx';
import './Field.css';
import './PasteDialog.css';
import { PushButton } from './PushButton.tsx';

export function PasteDialog(): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const [isEmpty, setEmpty] = useState(false);
  const read = (): void => {
    const text = field.current?.value ?? '';
    if (text.trim() === '') {
      setEmpty(true);
      field.current?.focus();
      return;
    }
    if (field.current !== null) field.current.value = '';
    void importStore.readText(text);
  };
  return (
    <Dialog
      title={words.pasteTitle}
      isWide={true}
      onClose={importStore.stopTyping}
      actions={
        <>
          <PushButton onPress={importStore.stopTyping}>{dialogWords.cancel}</PushButton>
          <PushButton kind="main" onPress={read}>
            {words.read}
          </PushButton>
        </>
      }
    >
      <TextField className="field" autoFocus={true} autoComplete="off" isInvalid={isEmpty} validationBehavior="aria">
        <Label className="field__label">{words.pasteField}</Label>
        <div className="box box--code paste__box">
          <TextArea ref={field} rows={10} autoCapitalize="off" spellCheck="false" onChange={() => setEmpty(false)} />
        </div>
        <Text slot="description" className="field__hint">
          {words.pasteHint}
        </Text>
      </TextField>
      {isEmpty && (
        <div role="alert">
          <AskNote text={words.pasteEmpty} />
        </div>
      )}
    </Dialog>
  );
}
