/** Proving a copy: it counts once somebody has answered from the paper itself. */
import { CircleQuestionMark, CircleX, FileCheck, FileX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Standing } from '../../preload/contract.ts';
import type { SheetLine } from '../../preload/views/custody.ts';
import type { ChallengeView } from '../../preload/views/paper.ts';
import { board } from '../board-store.ts';
import { Facts } from '../components/Facts.tsx';
import { Loading } from '../components/Loading.tsx';
import { MiniSheet } from '../components/MiniSheet.tsx';
import { Note } from '../components/Note.tsx';
import { PageBar } from '../components/PageBar.tsx';
import { ProofForm } from '../components/ProofForm.tsx';
import { ProvenCopy } from '../components/ProvenCopy.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { StateMark } from '../components/StateMark.tsx';
import { isToday, list } from '../messages/intl.ts';
import { proveWords as words } from '../messages/prove.ts';
import { troubles } from '../messages/troubles.ts';
import { places, useArrival } from '../place.ts';
import { useSheets } from '../use-answer.ts';
import { type Proof, useChallenge } from '../use-challenge.ts';
import './Prove.css';

/** Sets of the accounts on a sheet, for the sheet that takes its place. */
function setsOn(sheet: SheetLine | undefined): readonly string[] {
  return (sheet?.holds ?? []).flatMap(({ account }) => (board.row(account)?.sets ?? []).map(({ set }) => set));
}

function Unreadable({
  sheet,
  onBack,
}: {
  readonly sheet: SheetLine | undefined;
  readonly onBack: () => void;
}): ReactNode {
  return (
    <Note
      tone="warn"
      icon={FileX}
      title={words.unreadableTitle}
      actions={
        <>
          <PushButton kind="main" autoFocus={true} onPress={() => places.swap({ at: 'print', sets: setsOn(sheet) })}>
            {words.printAnew}
          </PushButton>
          <PushButton onPress={onBack}>{words.tryAgain}</PushButton>
        </>
      }
    >
      <p role="status">{words.unreadableText}</p>
    </Note>
  );
}

function About({
  challenge,
  sheet,
  isProven,
}: {
  readonly challenge: ChallengeView;
  readonly sheet: SheetLine | undefined;
  readonly isProven: boolean;
}): ReactNode {
  const services = [...new Set((sheet?.holds ?? challenge.questions).map(({ service }) => service))];
  return (
    <aside className="prove__about" aria-label={words.aboutSheet}>
      <MiniSheet questions={challenge.questions} codes={challenge.codes} holds={sheet?.holds ?? []} />
      <Facts
        rows={[
          { term: words.for, value: list(services) },
          { term: words.codes, value: words.codesOn(challenge.codes) },
          { term: words.printed, value: words.printedAt(challenge.printedAt, isToday(challenge.printedAt)) },
          ...(challenge.place === null ? [] : [{ term: words.place, value: challenge.place }]),
          {
            term: words.state,
            value: isProven ? (
              <StateMark state="proven" text={words.proven} tone="good" icon={FileCheck} />
            ) : (
              <StateMark state="unproven" text={words.unproven} tone="warn" icon={CircleQuestionMark} />
            ),
          },
        ]}
      />
    </aside>
  );
}

function Trouble({ trouble, onRestart }: { readonly trouble: Standing; readonly onRestart: () => void }): ReactNode {
  const { title, text, next } = troubles[trouble.code];
  const isOutOfTries = trouble.code === 'proof-failed';
  return (
    <div role="alert">
      <Note
        tone="stop"
        icon={CircleX}
        title={isOutOfTries ? words.outOfTries : words.trouble}
        actions={
          <>
            {isOutOfTries && <PushButton onPress={onRestart}>{words.askAnew}</PushButton>}
            <PushButton onPress={() => places.swap({ at: 'sheets' })}>{words.toSheets}</PushButton>
          </>
        }
      >
        <p>{words.failure(title, text, next)}</p>
      </Note>
    </div>
  );
}

interface AskedProps {
  readonly copy: string;
  readonly proof: Proof;
  readonly sheet: SheetLine | undefined;
}

/** The heading stands from the start, so that the focus that arrived on it stays when the questions come. */
function Asked({ copy, proof, sheet }: AskedProps): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  const [cannotRead, setCannotRead] = useState(false);
  const { challenge, trouble, boxes } = proof;
  const signs = signsOf(proof);
  return (
    <div className="proof">
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {words.title} <span className="id">{copy}</span>
        </h1>
        {challenge !== null && <p>{words.intro(challenge.place, signs, boxes.length - signs)}</p>}
      </header>
      {trouble !== null && <Trouble trouble={trouble} onRestart={proof.restart} />}
      {trouble === null && challenge === null && <Loading text={words.loading} />}
      {trouble === null && challenge !== null && (
        <ProofForm challenge={challenge} proof={proof} onCannotRead={() => setCannotRead(true)} />
      )}
      {cannotRead && <Unreadable sheet={sheet} onBack={() => setCannotRead(false)} />}
    </div>
  );
}

const signsOf = ({ boxes }: Proof): number => boxes.filter(({ unit }) => unit === 'sign').length;

export function Prove({ copy }: { readonly copy: string }): ReactNode {
  const proof = useChallenge(copy);
  const { value: page } = useSheets();
  const { challenge, proven, boxes } = proof;
  const sheet = page?.sheets.find(({ copies }) => copies.some((each) => each.copy === copy));
  const signs = signsOf(proof);
  return (
    <>
      <PageBar back={{ name: words.back, onPress: places.back }} />
      <div className="prove">
        {proven === null ? (
          <Asked copy={copy} proof={proof} sheet={sheet} />
        ) : (
          <ProvenCopy proven={proven} codes={challenge?.codes ?? 0} signs={signs} written={boxes.length - signs} />
        )}
        {challenge !== null && <About challenge={challenge} sheet={sheet} isProven={proven !== null} />}
      </div>
    </>
  );
}
