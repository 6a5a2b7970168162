/** The one plain question of a first run: is this file reachable on the day when nothing else is? No answer is preset. */
import { CircleX, LifeBuoy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { firstRunWords as words } from '../messages/first-run.ts';
import { ChoiceGroup } from './ChoiceGroup.tsx';
import { Note } from './Note.tsx';
import { PushButton } from './PushButton.tsx';

export type Reach = 'no' | 'yes';

interface PlaceQuestionProps {
  readonly answer: Reach | null;
  readonly onAnswer: (answer: Reach) => void;
  readonly onNext: () => void;
  readonly onOtherPlace: () => void;
  readonly onLeave: () => void;
}

const options = (['no', 'yes'] as const).map((id) => ({
  id,
  name: words.answers[id],
  about: words.answersAbout[id],
}));

export function PlaceQuestion({ answer, onAnswer, onNext, onOtherPlace, onLeave }: PlaceQuestionProps): ReactNode {
  const [isAsked, setAsked] = useState(false);
  return (
    <form
      className="creation__form"
      onSubmit={(event) => {
        event.preventDefault();
        if (answer !== null) return onNext();
        setAsked(true);
        event.currentTarget.querySelector<HTMLElement>('input[type="radio"]')?.focus();
      }}
    >
      <div className="creation__question">
        <ChoiceGroup
          label={words.question}
          options={options}
          value={answer}
          onChange={(id) => onAnswer(id === 'no' ? 'no' : 'yes')}
        />
        {isAsked && answer === null && (
          <p className="creation__wrong" role="alert">
            <CircleX className="icon" />
            <span>{words.unanswered}</span>
          </p>
        )}
      </div>
      {answer === 'yes' && (
        <Note
          tone="quiet"
          icon={LifeBuoy}
          title={words.adviceTitle}
          actions={<PushButton onPress={onOtherPlace}>{words.otherPlace}</PushButton>}
        >
          <p>{words.advice}</p>
        </Note>
      )}
      <div className="creation__foot">
        <PushButton kind="main" type="submit">
          {words.next}
        </PushButton>
        <PushButton onPress={onLeave}>{words.notNow}</PushButton>
      </div>
    </form>
  );
}
