/** Where a copy lies and under which seal, to be written down. */
import { type ReactNode, useState } from 'react';
import { Form } from 'react-aria-components';
import type { CopyLine } from '../../preload/views/custody.ts';
import { sheetWords as words } from '../messages/sheets.ts';
import { troubles } from '../messages/troubles.ts';
import { say } from '../speech.ts';
import { AskNote } from './AskNote.tsx';
import './PlaceForm.css';
import { PushButton } from './PushButton.tsx';
import { SuggestField } from './SuggestField.tsx';
import { TextInput } from './TextInput.tsx';

interface PlaceFormProps {
  readonly copy: string;
  readonly before: Pick<CopyLine, 'place' | 'seal'>;
  /** Places that copies lie in or lay in. */
  readonly places: readonly string[];
  readonly onPlaced: (place: string, seal: string | null) => void;
  /** Buttons beside the one that writes it down. */
  readonly children?: ReactNode;
}

export function PlaceForm({ copy, before, places, onPlaced, children }: PlaceFormProps): ReactNode {
  const [place, setPlace] = useState(before.place ?? '');
  const [seal, setSeal] = useState(before.seal ?? '');
  const [trouble, setTrouble] = useState<string | null>(null);
  const refuse = (text: string): void => {
    setTrouble(text);
    say(text, 'assertive');
  };
  const save = async (): Promise<void> => {
    const where = place.trim();
    if (where === '') {
      refuse(words.placeNeeded);
      document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(`place-${copy}`)}"]`)?.focus();
      return;
    }
    const answer = await window.vault.placeCopy(copy, where, seal.trim() === '' ? null : seal.trim());
    if (!answer.ok) {
      refuse(words.notSaved(troubles[answer.code].title));
      return;
    }
    setTrouble(null);
    say(words.placed(copy, where));
    onPlaced(where, seal.trim() === '' ? null : seal.trim());
  };
  return (
    <Form
      className="place-form"
      aria-label={words.placeTitle(copy)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="place-form__pair">
        <SuggestField
          label={words.placeField}
          value={place}
          onChange={setPlace}
          suggestions={places}
          data-focus={`place-${copy}`}
        />
        <TextInput label={words.sealField} value={seal} onChange={setSeal} />
      </div>
      {trouble !== null && <AskNote text={trouble} />}
      <div className="actions">
        <PushButton type="submit" aria-label={words.actionOn(words.savePlace, copy)}>
          {words.savePlace}
        </PushButton>
        {children}
      </div>
    </Form>
  );
}
