/** One paper in the list of sheets: whether it counts, where it lies, and what can be done with it. */
import type { ReactNode } from 'react';
import type { CopyLine } from '../../preload/views/custody.ts';
import { accountWords, copyStates } from '../messages/account.ts';
import { sheetWords as words } from '../messages/sheets.ts';
import { places } from '../place.ts';
import './CopyRow.css';
import { copyMarks } from './PaperList.tsx';
import { PushButton, type PushButtonProps } from './PushButton.tsx';
import { StateMark } from './StateMark.tsx';

export type CopyAction = 'place' | 'destroyed' | 'lost';

interface CopyRowProps {
  readonly copy: CopyLine;
  readonly onAct: (copy: CopyLine, action: CopyAction) => void;
}

function aboutProof({ state, destroyAfter, provenAt, ended, endedAt }: CopyLine): string | null {
  if (ended !== null && endedAt !== null) return words.endedOn(ended, endedAt);
  if (state === 'old-sheet') {
    return destroyAfter === null ? accountWords.destroyNow : accountWords.destroyAfter(destroyAfter);
  }
  return provenAt === null ? null : words.provenOn(provenAt);
}

/** Buttons of the same word stand in every row: each is read out with the copy that it is about. */
function Act({ name, copy, ...rest }: PushButtonProps & { readonly name: string; readonly copy: string }): ReactNode {
  return (
    <PushButton {...rest} aria-label={words.actionOn(name, copy)}>
      {name}
    </PushButton>
  );
}

function Actions({ copy, onAct }: CopyRowProps): ReactNode {
  const { copy: id, state, place } = copy;
  const isOld = state === 'old-sheet';
  return (
    <div className="copy__actions">
      {!isOld && state !== 'proven' && (
        <Act
          name={words.proveIt}
          copy={id}
          data-focus={`prove-${id}`}
          onPress={() => places.go({ at: 'prove', copy: id })}
        />
      )}
      <Act name={place === null ? words.placeIt : words.moveIt} copy={id} onPress={() => onAct(copy, 'place')} />
      {!isOld && state === 'proven' && (
        <Act
          name={words.proveAgain}
          copy={id}
          data-focus={`prove-${id}`}
          onPress={() => places.go({ at: 'prove', copy: id })}
        />
      )}
      <Act name={words.destroyedIt} copy={id} data-focus={`destroy-${id}`} onPress={() => onAct(copy, 'destroyed')} />
      <Act name={words.lostIt} copy={id} onPress={() => onAct(copy, 'lost')} />
    </div>
  );
}

export function CopyRow({ copy, onAct }: CopyRowProps): ReactNode {
  const { copy: id, state, place, seal } = copy;
  const isEnded = state === 'ended';
  const about = aboutProof(copy);
  return (
    <li className={`copy${isEnded ? ' copy--ended' : ''}`} data-copy={id} tabIndex={-1}>
      <strong className="id">{id}</strong>
      <span className={`copy__where${place === null ? ' copy__where--nowhere' : ''}`}>
        {words.place(place)}
        {seal !== null && <small>{words.seal(seal)}</small>}
      </span>
      <span className="copy__state">
        <StateMark state={state} text={copyStates[state]} {...copyMarks[state]} />
        {about !== null && <small>{about}</small>}
      </span>
      {!isEnded && <Actions copy={copy} onAct={onAct} />}
    </li>
  );
}
