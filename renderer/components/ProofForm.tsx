/** The questions of a proof: fill in, check, or say that the paper cannot be read. */
import { CircleX } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import type { ChallengeView } from '../../preload/views/paper.ts';
import { keys } from '../messages/intl.ts';
import { proveWords as words } from '../messages/prove.ts';
import { type Box, fill, firstEmpty } from '../proof-boxes.ts';
import { say } from '../speech.ts';
import type { Proof } from '../use-challenge.ts';
import { AskNote } from './AskNote.tsx';
import { KeyCap } from './KeyCap.tsx';
import { Note } from './Note.tsx';
import './ProofForm.css';
import { type BoxActions, ProofQuestion } from './ProofQuestion.tsx';
import { PushButton } from './PushButton.tsx';

interface ProofFormProps {
  readonly challenge: ChallengeView;
  readonly proof: Proof;
  readonly onCannotRead: () => void;
}

function focusBox(form: HTMLElement | null, box: number): void {
  form?.querySelector<HTMLInputElement>(`[data-box="${box}"]`)?.focus();
}

function actionsOf({ boxes, filled, fill: setFilled }: Proof, focus: (box: number) => void): BoxActions {
  const put = (place: number, text: string): void =>
    setFilled(filled.map((before, each) => (each === place ? text : before)));
  return {
    onSigns: (place, signs) => {
      if (signs.length === 0) {
        put(place, '');
        return;
      }
      const after = fill(boxes, filled, place, signs);
      setFilled(after.filled);
      focus(after.next);
    },
    onWord: put,
    onBack: (place) => {
      if (place === 0 || boxes[place - 1]?.unit !== 'sign') return;
      put(place - 1, '');
      focus(place - 1);
    },
    onMove: focus,
  };
}

const missingWords = ({ code, unit, position }: Box): string => words.missing(code, unit, position);

/** What is wrong is said, and the focus goes where it can be mended. */
function useCheck({ proof, challenge }: ProofFormProps, form: RefObject<HTMLFormElement | null>) {
  const [missing, setMissing] = useState<string | null>(null);
  const [wanted, setWanted] = useState<number | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    focusBox(form.current, wanted);
    setWanted(null);
  }, [wanted, form]);
  const codesOf = (wrong: readonly number[]): readonly number[] => [
    ...new Set(wrong.flatMap((place) => challenge.questions[place]?.number ?? [])),
  ];
  const check = async (): Promise<void> => {
    const found = await proof.check();
    const box = found === null ? undefined : proof.boxes[found.box];
    if (found === null || box === undefined) return;
    const isMissing = found.wrong.length === 0;
    setMissing(isMissing ? missingWords(box) : null);
    say(isMissing ? missingWords(box) : words.saidMismatch(words.mismatch(codesOf(found.wrong))), 'assertive');
    setWanted(found.box);
  };
  const mismatch = proof.wrong.length === 0 ? null : words.mismatch(codesOf(proof.wrong));
  return { missing, mismatch, check };
}

export function ProofForm(props: ProofFormProps): ReactNode {
  const { challenge, proof, onCannotRead } = props;
  const form = useRef<HTMLFormElement>(null);
  const { missing, mismatch, check } = useCheck(props, form);
  const { boxes, filled, wrong } = proof;
  const { questions } = challenge;
  const accounts = new Set(questions.map(({ service, account }) => `${service}\n${account}`));
  const actions = actionsOf(proof, (box) => focusBox(form.current, box));
  return (
    <Form
      className="proof"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      <div className="proof__asks">
        {questions.map((question, at) => (
          <ProofQuestion
            // biome-ignore lint/suspicious/noArrayIndexKey: a code may be asked for twice
            key={at}
            question={question}
            boxes={boxes.filter((box) => box.question === at)}
            from={boxes.findIndex((box) => box.question === at)}
            filled={filled}
            namesAccount={accounts.size > 1}
            isWrong={wrong.includes(at)}
            {...actions}
          />
        ))}
      </div>
      {mismatch !== null && (
        <Note tone="stop" icon={CircleX} title={mismatch}>
          <p>{words.mismatchText}</p>
        </Note>
      )}
      {missing !== null && firstEmpty(filled) !== -1 && <AskNote text={missing} />}
      <div className="actions">
        <PushButton kind="main" isLarge={true} type="submit" aria-keyshortcuts="Enter">
          {words.check}
          <KeyCap keys={keys.enter} />
        </PushButton>
        <PushButton isLarge={true} onPress={onCannotRead}>
          {words.cannotRead}
        </PushButton>
      </div>
      <p className="quiet">{words.keeps}</p>
    </Form>
  );
}
