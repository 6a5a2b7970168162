/** One code alone on the screen, from its opening to what came of it (desktop.md, screen 5). Keyboard only if need be. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { MarkedCode } from '../../preload/views/codes.ts';
import type { BoardRow, SetSection } from '../../preload/views/custody.ts';
import { useRow } from '../board-store.ts';
import { CodeHidden } from '../components/CodeHidden.tsx';
import { CodeOnShow } from '../components/CodeOnShow.tsx';
import { CodeOutcome } from '../components/CodeOutcome.tsx';
import { CodeRefused } from '../components/CodeRefused.tsx';
import { CodeTrouble } from '../components/CodeTrouble.tsx';
import { CodeWorked } from '../components/CodeWorked.tsx';
import { KeyCap } from '../components/KeyCap.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { Rack } from '../components/Rack.tsx';
import { keys } from '../messages/intl.ts';
import { useCodeWords as words } from '../messages/use-code.ts';
import { type Place, places } from '../place.ts';
import { say } from '../speech.ts';
import { showToast } from '../toasts.ts';
import { undoOutcome } from '../undo.ts';
import { useKeys } from '../use-keys.ts';
import { type CodePhase, type ShownCodeSteps, useShownCode } from '../use-shown-code.ts';
import './CodeInUse.css';

type UsePlace = Extract<Place, { at: 'use' | 'outcome' }>;

/** What stands at the top beside the name: where in the set this code is. */
function statusOf(phase: CodePhase, total: number): string {
  switch (phase.at) {
    case 'shown':
      return words.ofSet(phase.code.number, total);
    case 'hidden':
    case 'outcome':
      return words.isHidden(phase.number);
    case 'worked':
      return words.inStatus(phase.marked.number, phase.marked.left);
    case 'refused':
      return words.refusedStatus(phase.marked.number, phase.marked.left);
    case 'opening':
    case 'trouble':
      return '';
  }
}

function Phase({
  phase,
  steps,
  row,
  onAnswer,
  onDone,
}: {
  readonly phase: CodePhase;
  readonly steps: ShownCodeSteps;
  readonly row: BoardRow;
  readonly onAnswer: (outcome: MarkedCode['outcome']) => Promise<void>;
  readonly onDone: () => void;
}): ReactNode {
  const { service, account } = row;
  switch (phase.at) {
    case 'opening':
      return (
        <p className="code-in-use__middle" role="status">
          {words.opening}
        </p>
      );
    case 'shown':
      return <CodeOnShow phase={phase} service={service} steps={steps} />;
    case 'hidden':
      return <CodeHidden phase={phase} steps={steps} />;
    case 'outcome':
      return <CodeOutcome phase={phase} row={row} steps={steps} onAnswer={onAnswer} />;
    case 'worked':
      return <CodeWorked marked={phase.marked} row={row} steps={steps} onDone={onDone} />;
    case 'refused':
      return <CodeRefused marked={phase.marked} service={service} login={account} steps={steps} onDone={onDone} />;
    case 'trouble':
      return <CodeTrouble phase={phase} steps={steps} onLeave={onDone} />;
  }
}

/** The set that the code is of, as its account shows it. */
function useSetSection(account: string, set: string): SetSection | null {
  const [section, setSection] = useState<SetSection | null>(null);
  useEffect(() => {
    let stands = true;
    void window.vault.showAccount(account).then((page) => {
      const found = page.ok ? page.value.sets.find((each) => each.set === set) : undefined;
      if (stands) setSection(found ?? null);
    });
    return () => {
      stands = false;
    };
  }, [account, set]);
  return section;
}

/** The number of the code that this is about, where it is known yet. */
function numberIn(phase: CodePhase): number | null {
  switch (phase.at) {
    case 'shown':
      return phase.code.number;
    case 'hidden':
    case 'outcome':
      return phase.number;
    case 'opening':
    case 'worked':
    case 'refused':
    case 'trouble':
      return null;
  }
}

/** Its card in the rack, from 0; the rack has the cards of all active sets in a row. */
function cardOf(phase: CodePhase, row: BoardRow, section: SetSection | null): number {
  if (section === null || row.sets.length !== 1) return -1;
  return section.codes.findIndex(({ number }) => number === numberIn(phase));
}

export function CodeInUse({ place }: { readonly place: UsePlace }): ReactNode {
  const row = useRow(place.account);
  const section = useSetSection(place.account, place.set);
  const [phase, steps] = useShownCode({
    set: place.set,
    number: place.number,
    isShownBefore: place.at === 'outcome',
    next: section?.next ?? null,
  });
  const waiting = useRef<number | null>(null);
  waiting.current = phase.at === 'outcome' ? phase.number : null;

  const leave = (): void => {
    // After a code was seen the question comes first; from the question itself one may go.
    if (phase.at === 'shown' || phase.at === 'hidden') {
      steps.ask();
      return;
    }
    if (waiting.current !== null) say(words.waits(waiting.current));
    places.back();
  };
  useKeys({
    Escape: leave,
    z: () => {
      if (phase.at !== 'worked' && phase.at !== 'refused') return false;
      void steps.takeBack(phase.marked);
      return true;
    },
  });
  const answer = async (outcome: MarkedCode['outcome']): Promise<void> => {
    const marked = await steps.mark(outcome);
    if (marked === null || outcome !== 'not-tried') return;
    showToast({
      tone: 'good',
      text: words.marked(marked.number, outcome, marked.left),
      action: { name: words.undo, key: 'Z', run: () => void undoOutcome(marked.event) },
    });
    places.back();
  };

  if (row === undefined) return null;
  const set = row.sets.find((each) => each.set === place.set);
  return (
    <main className="code-in-use" aria-label={words.screen}>
      <header className="code-in-use__top">
        <p>
          <strong>{row.service}</strong> <span className="code-in-use__quiet">{row.account ?? words.noLogin}</span>
        </p>
        <Rack cards={row.rack} now={cardOf(phase, row, section)} />
        <span className="code-in-use__quiet">{statusOf(phase, set?.total ?? row.total)}</span>
        <PushButton onPress={leave} aria-keyshortcuts="Escape">
          {words.leave}
          <KeyCap keys={keys.escape} />
        </PushButton>
      </header>
      <Phase phase={phase} steps={steps} row={row} onAnswer={answer} onDone={places.back} />
    </main>
  );
}
