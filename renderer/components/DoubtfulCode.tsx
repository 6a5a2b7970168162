/** A code with a sign that its service never uses: on show, the sign underlined, and the question what it is meant to be. */
import type { ReactNode } from 'react';
import type { DoubtfulCode as Doubt } from '../../preload/views/import-review.ts';
import { type DoubtAnswer, doubtfulSigns, meantApart } from '../draft-forms.ts';
import { reviewWords as words } from '../messages/review.ts';
import { AskNote } from './AskNote.tsx';
import { ChoiceGroup, type ChoiceOption } from './ChoiceGroup.tsx';
import './DoubtfulCode.css';
import { TextInput } from './TextInput.tsx';

interface Run {
  readonly at: number;
  readonly text: string;
  readonly look: string;
}

/** Runs of one look; a doubtful sign is a run of its own. */
function runsOf({ text, at }: Doubt): readonly Run[] {
  const runs: Run[] = [];
  let place = 0;
  for (const sign of text) {
    const kind = /\p{L}/u.test(sign) ? '' : /\p{N}/u.test(sign) ? 'doubt__digit' : 'doubt__mark';
    const look = at.includes(place) ? 'hit' : kind;
    const last = runs.at(-1);
    if (last !== undefined && last.look === look && look !== 'hit') {
      runs[runs.length - 1] = { ...last, text: last.text + sign };
    } else runs.push({ at: place, text: sign, look });
    place += sign.length;
  }
  return runs;
}

function Text({ doubt }: { readonly doubt: Doubt }): ReactNode {
  return (
    <span className="doubt__text">
      {runsOf(doubt).map(({ at, text, look }) =>
        look === 'hit' ? (
          <mark key={at}>{text}</mark>
        ) : (
          <span key={at} className={look}>
            {text}
          </span>
        ),
      )}
    </span>
  );
}

function optionsOf(doubt: Doubt): readonly ChoiceOption[] {
  const meant = meantApart(doubt);
  return [
    ...doubt.suggestions.map((suggestion, place) => {
      const signs = meant[place];
      return { id: `${place}`, name: signs ? words.itIs(signs) : words.itReads(suggestion) };
    }),
    { id: 'keep', name: words.keep(doubtfulSigns(doubt)) },
    { id: 'type', name: words.typeIt },
  ];
}

function choiceOf(id: string): DoubtAnswer['choice'] {
  return id === 'keep' || id === 'type' ? id : Number(id);
}

interface DoubtfulCodeProps {
  readonly doubt: Doubt;
  readonly service: string;
  readonly answer: DoubtAnswer;
  readonly onAnswer: (answer: DoubtAnswer) => void;
  /** The answer was asked for: what is missing is said beside it. */
  readonly isAsked: boolean;
  /** Names the question for the focus. */
  readonly askId: string;
}

export function DoubtfulCode({ doubt, service, answer, onAnswer, isAsked, askId }: DoubtfulCodeProps): ReactNode {
  const { choice, typed } = answer;
  const isEmpty = choice === 'type' && typed.trim() === '';
  return (
    <div className="doubt" data-ask={askId}>
      <div className="doubt__code">
        <strong>{words.code(doubt.number)}</strong>
        <Text doubt={doubt} />
      </div>
      <p>
        {words
          .doubtHas(doubtfulSigns(doubt))
          .map(({ text, isSign }) => (isSign ? <strong key={text}>{text}</strong> : text))}{' '}
        {words.doubtUses(service, doubt.alphabet)}
      </p>
      <ChoiceGroup
        label={words.doubtQuestion(doubt.number)}
        hidesLabel={true}
        isRow={true}
        options={optionsOf(doubt)}
        value={choice === null ? null : `${choice}`}
        onChange={(id) => onAnswer({ ...answer, choice: choiceOf(id) })}
      />
      {choice === 'type' && (
        <div data-ask={`${askId}-typed`}>
          <TextInput
            label={words.typed(doubt.number)}
            value={typed}
            onChange={(text) => onAnswer({ ...answer, typed: text })}
            isCode={true}
            error={isAsked && isEmpty ? words.ask.typed(doubt.number) : null}
          />
        </div>
      )}
      {isAsked && choice === null && <AskNote text={words.ask.doubt(doubt.number)} />}
    </div>
  );
}
