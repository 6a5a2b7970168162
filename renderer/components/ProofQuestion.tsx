/** One question of a proof: boxes in the shape of the code, of which only those that are asked for can be filled. */
import type { ChangeEvent, ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import type { QuestionView } from '../../preload/views/paper.ts';
import { proveWords as words } from '../messages/prove.ts';
import { type Box, signsIn } from '../proof-boxes.ts';
import './ProofQuestion.css';

export interface BoxActions {
  /** Signs that were typed or pasted into a box, or none when it was emptied. */
  readonly onSigns: (box: number, signs: readonly string[]) => void;
  readonly onWord: (box: number, word: string) => void;
  /** To the box before this one, which is emptied. */
  readonly onBack: (box: number) => void;
  readonly onMove: (box: number) => void;
}

interface ProofQuestionProps extends BoxActions {
  readonly question: QuestionView;
  /** Boxes of this question, and the place of the first of them on the page. */
  readonly boxes: readonly Box[];
  readonly from: number;
  readonly filled: readonly string[];
  /** The questions are about more than one account: each names its own. */
  readonly namesAccount: boolean;
  readonly isWrong: boolean;
}

const plain = { autoComplete: 'off', autoCapitalize: 'off', autoCorrect: 'off', spellCheck: false } as const;

interface SignBoxProps extends BoxActions {
  readonly place: number;
  readonly position: number;
  readonly value: string;
  readonly isWrong: boolean;
}

function SignBox({ place, position, value, isWrong, onSigns, onBack, onMove }: SignBoxProps): ReactNode {
  const hear = (event: KeyboardEvent): void => {
    if (event.key === 'Backspace' && value === '') onBack(place);
    else if (event.key === 'ArrowLeft') onMove(place - 1);
    else if (event.key === 'ArrowRight') onMove(place + 1);
    else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent): void => {
    event.preventDefault();
    const signs = signsIn(event.clipboardData.getData('text'));
    if (signs.length > 0) onSigns(place, signs);
  };
  const change = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const signs = signsIn(target.value);
    // A sign typed beside the one that is there takes its place.
    const isBeside = value !== '' && signs.length === 2;
    onSigns(place, isBeside ? [signs[0] === value ? (signs[1] ?? '') : (signs[0] ?? '')] : signs);
  };
  return (
    <input
      {...plain}
      className="cells__box"
      data-box={place}
      aria-label={words.box('sign', position)}
      aria-invalid={isWrong}
      size={1}
      value={value}
      onChange={change}
      onKeyDown={hear}
      onPaste={paste}
      onFocus={({ target }) => target.select()}
    />
  );
}

/** The code as it stands on paper: groups of boxes, those that are not asked for as dots. */
function SignCells(props: ProofQuestionProps): ReactNode {
  const { question, boxes, from, filled, isWrong } = props;
  const starts = question.shape.map((_, group) => question.shape.slice(0, group).reduce((sum, one) => sum + one, 0));
  return (
    <div className="cells">
      {question.shape.map((length, group) => (
        <span className="cells__group" key={starts[group]}>
          {Array.from({ length }, (_, i) => (starts[group] ?? 0) + i + 1).map((position) => {
            const place = boxes.findIndex((box) => box.position === position);
            return place === -1 ? (
              <i key={position} aria-hidden="true" />
            ) : (
              <SignBox
                {...props}
                key={position}
                place={from + place}
                position={position}
                value={filled[from + place] ?? ''}
                isWrong={isWrong}
              />
            );
          })}
        </span>
      ))}
    </div>
  );
}

function WordCells({ boxes, from, filled, isWrong, onWord }: ProofQuestionProps): ReactNode {
  return (
    <div className="cells">
      {boxes.map(({ position }, i) => (
        <label className="cells__word" key={position}>
          <span>{words.box('word', position)}</span>
          <input
            {...plain}
            className="cells__box cells__box--word"
            data-box={from + i}
            aria-invalid={isWrong}
            value={filled[from + i] ?? ''}
            onChange={({ target }) => onWord(from + i, target.value)}
          />
        </label>
      ))}
    </div>
  );
}

export function ProofQuestion(props: ProofQuestionProps): ReactNode {
  const { question, namesAccount } = props;
  const { number, unit, positions, service, account } = question;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid with its legend beside
    <div className="ask" role="group" aria-label={words.group(number, unit, positions)}>
      <p className="ask__name" aria-hidden="true">
        <strong>{words.code(number)}</strong>
        <small>{words.which(positions)}</small>
        {namesAccount && <small>{words.account(service, null, account)}</small>}
      </p>
      {unit === 'word' ? <WordCells {...props} /> : <SignCells {...props} />}
    </div>
  );
}
