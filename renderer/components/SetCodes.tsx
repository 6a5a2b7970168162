/** The codes of one set by number: a mask for what is there, a struck number for what is gone. Only the next one has a button. */
import { Ban, Check, Circle, CircleDashed, Eye, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CodeLine, SetSection } from '../../preload/views/custody.ts';
import { accountWords as words } from '../messages/account.ts';
import { number } from '../messages/intl.ts';
import { places } from '../place.ts';
import { undoOutcome } from '../undo.ts';
import { KeyCap } from './KeyCap.tsx';
import { LinkButton } from './LinkButton.tsx';
import { Mask } from './Mask.tsx';
import { PushButton } from './PushButton.tsx';
import './SetCodes.css';
import { StateMark, type Tone } from './StateMark.tsx';

const marks: Readonly<Record<CodeLine['state'], { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  unused: { icon: Circle, tone: 'quiet' },
  used: { icon: Check, tone: 'quiet' },
  refused: { icon: Ban, tone: 'warn' },
  void: { icon: CircleDashed, tone: 'quiet' },
};

interface SetCodesProps {
  readonly account: string;
  readonly set: SetSection;
  /** The vault can be written: outcomes can be recorded and taken back. */
  readonly canWrite: boolean;
}

function Action({ account, set, code, canWrite }: SetCodesProps & { readonly code: CodeLine }): ReactNode {
  const use = (): void => places.go({ at: 'use', account, set: set.set, number: code.number });
  if (code.isOpenReveal && canWrite)
    return (
      <LinkButton
        data-focus={`outcome-${set.set}-${code.number}`}
        onPress={() => places.go({ at: 'outcome', account, set: set.set, number: code.number })}
      >
        {words.sayOutcome}
      </LinkButton>
    );
  if (code.number === set.next)
    return (
      <PushButton kind="main" data-focus="use" onPress={use} aria-keyshortcuts="U">
        {words.offer}
        <KeyCap keys="U" />
      </PushButton>
    );
  if (code.outcome !== null && canWrite)
    return (
      <LinkButton size="small" aria-label={words.undoName(code.number)} onPress={() => void undoOutcome(code.outcome)}>
        {words.undo}
      </LinkButton>
    );
  // No code is offered after two refusals; whoever knows better takes one by its number.
  return set.isRefusedTwice && code.state === 'unused' ? (
    <LinkButton size="small" aria-label={words.showName(code.number)} onPress={use}>
      {words.show}
    </LinkButton>
  ) : null;
}

/** Of a code that works several times, how often it did. */
const stateOf = ({ usesPerCode }: SetSection, { state, at, uses }: CodeLine): string =>
  state === 'unused' && uses > 0 ? words.usedSoOften(uses, usesPerCode) : words.codeState(state, at);

function CodeRow(props: SetCodesProps & { readonly code: CodeLine }): ReactNode {
  const { set, code } = props;
  const isThere = code.state === 'unused';
  const kind = code.number === set.next ? ' set-codes__next' : isThere ? '' : ' set-codes__gone';
  return (
    <li className={`set-codes__row${kind}`}>
      <span className="set-codes__number">
        <span className="said">{words.code(code.number)}</span>
        <span aria-hidden="true">{number(code.number)}</span>
      </span>
      {isThere ? <Mask /> : <span className="set-codes__line" />}
      {code.isOpenReveal ? (
        <StateMark state="open" text={words.openReveal} tone="warn" icon={Eye} />
      ) : (
        <StateMark state={code.state} text={stateOf(set, code)} {...marks[code.state]} />
      )}
      <Action {...props} />
    </li>
  );
}

export function SetCodes(props: SetCodesProps): ReactNode {
  return (
    <ol className="set-codes" aria-label={words.codes(props.set.issuedAt)}>
      {props.set.codes.map((code) => (
        <CodeRow key={code.number} {...props} code={code} />
      ))}
    </ol>
  );
}
