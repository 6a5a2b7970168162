/** A recovery key that was just made: shown once, kept as a file or on paper, then gone. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ErrorCode } from '../../preload/contract.ts';
import { recoveryKeyWords as words } from '../messages/first-run.ts';
import { troubles } from '../messages/troubles.ts';
import { say } from '../speech.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { CreationStep } from './CreationStep.tsx';
import { GroupCheck } from './GroupCheck.tsx';
import { LinkButton } from './LinkButton.tsx';
import { Loading } from './Loading.tsx';
import { Note } from './Note.tsx';
import { PushButton } from './PushButton.tsx';
import { RecoveryKeyGroups } from './RecoveryKeyGroups.tsx';

const { vault: api } = window;

type Phase =
  | { readonly at: 'loading' }
  | { readonly at: 'shown' | 'saved'; readonly groups: readonly string[] }
  /** One group is asked for; `place` from 0. */
  | { readonly at: 'check'; readonly groups: readonly string[]; readonly place: number }
  | { readonly at: 'gone' };

interface KeyOnShowProps {
  readonly groups: readonly string[];
  readonly onSaved: () => void;
  readonly onWritten: () => void;
  readonly onWithout: () => void;
}

function KeyOnShow({ groups, onSaved, onWritten, onWithout }: KeyOnShowProps): ReactNode {
  const [isLeaving, setLeaving] = useState(false);
  const [trouble, setTrouble] = useState<ErrorCode | null>(null);
  const save = async (): Promise<void> => {
    const saved = await api.saveRecoveryKey();
    setTrouble(saved.ok ? null : saved.code);
    if (saved.ok && saved.value) onSaved();
  };
  const print = async (): Promise<void> => {
    const printed = await api.printKit();
    setTrouble(printed.ok ? null : printed.code);
    if (printed.ok && printed.value) say(words.printed);
  };
  return (
    <>
      <RecoveryKeyGroups groups={groups} />
      {trouble !== null && (
        <div role="alert">
          <Note tone="stop" icon={TriangleAlert} title={troubles[trouble].title}>
            <p>{troubles[trouble].next}</p>
          </Note>
        </div>
      )}
      <div className="creation__foot">
        <PushButton kind="main" onPress={onWritten}>
          {words.written}
        </PushButton>
        <PushButton onPress={() => void print()}>{words.print}</PushButton>
        <PushButton onPress={() => void save()}>{words.save}</PushButton>
        <LinkButton onPress={() => setLeaving(true)}>{words.without}</LinkButton>
      </div>
      {isLeaving && (
        <ConfirmDialog
          title={words.withoutTitle}
          text={words.withoutAbout}
          confirm={words.withoutConfirm}
          keep={words.withoutKeep}
          isStop={true}
          onConfirm={onWithout}
          onCancel={() => setLeaving(false)}
        />
      )}
    </>
  );
}

function KeyInFile({
  onGoOn,
  onShowAgain,
}: {
  readonly onGoOn: () => void;
  readonly onShowAgain: () => void;
}): ReactNode {
  return (
    <>
      <Note tone="good" icon={CircleCheck}>
        <p>{words.savedAbout}</p>
      </Note>
      <div className="creation__foot">
        <PushButton kind="main" onPress={onGoOn}>
          {words.goOn}
        </PushButton>
        <LinkButton onPress={onShowAgain}>{words.showAgain}</LinkButton>
      </div>
    </>
  );
}

function KeyGone({ onGoOn }: { readonly onGoOn: () => void }): ReactNode {
  return (
    <>
      <Note tone="warn" icon={TriangleAlert}>
        <p>{words.gone}</p>
        <p>{words.goneNext}</p>
      </Note>
      <div className="creation__foot">
        <PushButton kind="main" onPress={onGoOn}>
          {words.goOn}
        </PushButton>
      </div>
    </>
  );
}

/** Asks main once, since main answers once. */
function usePhase(): readonly [Phase, (phase: Phase) => void] {
  const [phase, setPhase] = useState<Phase>({ at: 'loading' });
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    void api
      .recoveryKeyShownOnce()
      .then((key) => setPhase(key.ok ? { at: 'shown', groups: key.value.split('-') } : { at: 'gone' }));
  }, []);
  return [phase, setPhase];
}

interface RecoveryKeyOnceProps {
  /** Name of the vault. */
  readonly name: string;
  /** Which step of a creation it is, in words. */
  readonly step?: string;
  /** The user has it, or goes on without it. */
  readonly onDone: (isKept: boolean) => void;
}

export function RecoveryKeyOnce({ name, step, onDone }: RecoveryKeyOnceProps): ReactNode {
  const [phase, setPhase] = usePhase();
  const counted = step === undefined ? {} : { step };
  switch (phase.at) {
    case 'loading':
      return <Loading text={words.loading} />;
    case 'gone':
      return (
        <CreationStep key="gone" {...counted} title={words.goneTitle}>
          <KeyGone onGoOn={() => onDone(false)} />
        </CreationStep>
      );
    case 'saved':
      return (
        <CreationStep key="saved" {...counted} title={words.savedTitle}>
          <KeyInFile onGoOn={() => onDone(true)} onShowAgain={() => setPhase({ ...phase, at: 'shown' })} />
        </CreationStep>
      );
    case 'check':
      return (
        <CreationStep key="check" {...counted} title={words.checkTitle} about={words.checkAbout} hasField={true}>
          <GroupCheck
            place={phase.place + 1}
            group={phase.groups[phase.place] ?? ''}
            onRight={() => onDone(true)}
            onShowAgain={() => setPhase({ at: 'shown', groups: phase.groups })}
          />
        </CreationStep>
      );
    case 'shown': {
      const { groups } = phase;
      // Another one each time; no secret hangs on which.
      const place = Math.floor(Math.random() * groups.length);
      return (
        <CreationStep key="shown" {...counted} title={words.title(name)} about={words.about}>
          <KeyOnShow
            groups={groups}
            onSaved={() => setPhase({ at: 'saved', groups })}
            onWritten={() => setPhase({ at: 'check', groups, place })}
            onWithout={() => onDone(false)}
          />
        </CreationStep>
      );
    }
  }
}
