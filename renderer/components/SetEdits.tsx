/** What can be changed of a draft as a whole: its first number, what it is, and the codes of another one behind its own. */
import { type ReactNode, useEffect, useState } from 'react';
import type { DraftView, ReviewEdit } from '../../preload/views/import-review.ts';
import { editWords as words } from '../messages/edit.ts';
import { SelectField } from './SelectField.tsx';
import './SetEdits.css';
import { TextInput } from './TextInput.tsx';

type Kind = DraftView['kind'];
type Use = DraftView['use'];

const kinds: readonly Kind[] = ['recovery-codes', 'recovery-key', 'recovery-phrase'];
const uses: readonly Use[] = ['single', 'single-then-replaced', 'disables-2fa', 'reusable'];

function FirstNumber({ draft, onEdit }: SetEditsProps): ReactNode {
  const now = `${draft.codes[0]?.number ?? 1}`;
  const [text, setText] = useState(now);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => setText(now), [now]);
  const leave = (): void => {
    const first = /^\d{1,7}$/.test(text.trim()) ? Number(text) : null;
    if (first === null) setError(words.refused('no-such-number'));
    else if (`${first}` !== now) void onEdit({ edit: 'renumber', first }).then(setError);
  };
  return (
    <TextInput
      label={words.first}
      value={text}
      inputMode="numeric"
      onChange={(next) => {
        setText(next);
        setError(null);
      }}
      onBlur={leave}
      error={error}
    />
  );
}

function What({ draft, onEdit }: SetEditsProps): ReactNode {
  const { kind, use, codes } = draft;
  const offered = codes.length > 1 ? kinds.slice(0, 1) : kinds;
  const change = (to: { readonly kind?: Kind | undefined; readonly use?: Use | undefined }): void => {
    void onEdit({ edit: 'describe', kind: to.kind ?? kind, use: to.use ?? use });
  };
  return (
    <>
      {offered.length > 1 && (
        <SelectField
          label={words.kind}
          items={offered.map((id) => ({ id, name: words.kinds[id] }))}
          value={kind}
          onChange={(id) => change({ kind: kinds.find((each) => each === id) })}
        />
      )}
      <SelectField
        label={words.use}
        items={uses.map((id) => ({ id, name: words.uses[id] }))}
        value={use}
        onChange={(id) => change({ use: uses.find((each) => each === id) })}
      />
    </>
  );
}

function Join({ draft, others, onEdit }: SetEditsProps): ReactNode {
  const fitting = others.filter((other) => other !== draft && other.kind !== 'recovery-phrase');
  if (fitting.length === 0 || draft.kind === 'recovery-phrase') return null;
  return (
    <SelectField
      label={words.join}
      placeholder={words.joinNone}
      items={fitting.map((other) => ({
        id: other.draft,
        name: words.joinName(other.serviceName, other.codes.length, other.file),
      }))}
      value={null}
      onChange={(id) => void onEdit({ edit: 'join', with: id })}
    />
  );
}

export interface SetEditsProps {
  readonly draft: DraftView;
  /** All drafts of the review. */
  readonly others: readonly DraftView[];
  /** @returns why it was refused, or null. */
  readonly onEdit: (edit: ReviewEdit) => Promise<string | null>;
}

export function SetEdits(props: SetEditsProps): ReactNode {
  return (
    <div className="set-edits">
      <FirstNumber {...props} />
      {props.draft.service === null && <What {...props} />}
      <Join {...props} />
    </div>
  );
}
