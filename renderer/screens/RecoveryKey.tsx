/** The recovery key of a vault that was just created: shown once, kept as a file or on paper, then gone. */
import { CircleCheck, Lock, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ChosenVault, ErrorCode } from '../../preload/contract.ts';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { CreationStep } from '../components/CreationStep.tsx';
import { GroupCheck } from '../components/GroupCheck.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { Loading } from '../components/Loading.tsx';
import { LockedFrame } from '../components/LockedFrame.tsx';
import { Note } from '../components/Note.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { RecoveryKeyGroups } from '../components/RecoveryKeyGroups.tsx';
import { useCountdown } from '../countdowns.ts';
import { recoveryKeyWords as words } from '../messages/first-run.ts';
import { troubles } from '../messages/troubles.ts';
import { say } from '../speech.ts';
import { vaultStore } from '../use-vault.ts';
import './RecoveryKey.css';

const { vault: api } = window;

type Phase =
  | { readonly at: 'loading' }
  | { readonly at: 'shown' | 'saved'; readonly groups: readonly string[] }
  /** One group is asked for; `place` from 0. */
  | { readonly at: 'check'; readonly groups: readonly string[]; readonly place: number }
  | { readonly at: 'gone' };

async function enter(said: string | null): Promise<void> {
  await vaultStore.enter();
  if (said !== null) say(said);
}

/** Time is running out while somebody writes on paper, hands off the keyboard. */
function LockWarning(): ReactNode {
  const seconds = useCountdown('lock');
  if (seconds === null) return null;
  return (
    <Note
      tone="warn"
      icon={Lock}
      title={words.locksIn(seconds)}
      actions={<PushButton onPress={() => void api.reportActivity()}>{words.stayOpen}</PushButton>}
    >
      <p>{words.locksAbout}</p>
    </Note>
  );
}

interface KeyOnShowProps {
  readonly groups: readonly string[];
  readonly onSaved: () => void;
  readonly onWritten: () => void;
}

function KeyOnShow({ groups, onSaved, onWritten }: KeyOnShowProps): ReactNode {
  const [isLeaving, setLeaving] = useState(false);
  const [trouble, setTrouble] = useState<ErrorCode | null>(null);
  const save = async (): Promise<void> => {
    const saved = await api.saveRecoveryKey();
    setTrouble(saved.ok ? null : saved.code);
    if (saved.ok && saved.value) onSaved();
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
          onConfirm={() => void enter(null)}
          onCancel={() => setLeaving(false)}
        />
      )}
    </>
  );
}

function KeyInFile({ onShowAgain }: { readonly onShowAgain: () => void }): ReactNode {
  return (
    <>
      <Note tone="good" icon={CircleCheck}>
        <p>{words.savedAbout}</p>
      </Note>
      <div className="creation__foot">
        <PushButton kind="main" onPress={() => void enter(words.kept)}>
          {words.goOn}
        </PushButton>
        <LinkButton onPress={onShowAgain}>{words.showAgain}</LinkButton>
      </div>
    </>
  );
}

function KeyGone(): ReactNode {
  return (
    <>
      <Note tone="warn" icon={TriangleAlert}>
        <p>{words.gone}</p>
        <p>{words.goneNext}</p>
      </Note>
      <div className="creation__foot">
        <PushButton kind="main" onPress={() => void enter(null)}>
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

function Body({ vault }: { readonly vault: ChosenVault }): ReactNode {
  const [phase, setPhase] = usePhase();
  switch (phase.at) {
    case 'loading':
      return <Loading text={words.loading} />;
    case 'gone':
      return (
        <CreationStep key="gone" step={words.step} title={words.goneTitle}>
          <KeyGone />
        </CreationStep>
      );
    case 'saved':
      return (
        <CreationStep key="saved" step={words.step} title={words.savedTitle}>
          <KeyInFile onShowAgain={() => setPhase({ ...phase, at: 'shown' })} />
        </CreationStep>
      );
    case 'check':
      return (
        <CreationStep key="check" step={words.step} title={words.checkTitle} about={words.checkAbout} hasField={true}>
          <GroupCheck
            place={phase.place + 1}
            group={phase.groups[phase.place] ?? ''}
            onRight={() => void enter(words.kept)}
            onShowAgain={() => setPhase({ at: 'shown', groups: phase.groups })}
          />
        </CreationStep>
      );
    case 'shown': {
      const { groups } = phase;
      // Another one each time; no secret hangs on which.
      const place = Math.floor(Math.random() * groups.length);
      return (
        <CreationStep key="shown" step={words.step} title={words.title(vault.name)} about={words.about}>
          <KeyOnShow
            groups={groups}
            onSaved={() => setPhase({ at: 'saved', groups })}
            onWritten={() => setPhase({ at: 'check', groups, place })}
          />
        </CreationStep>
      );
    }
  }
}

export function RecoveryKey({ vault }: { readonly vault: ChosenVault }): ReactNode {
  useEffect(
    () =>
      api.onMenu((item) => {
        if (item === 'lock') void vaultStore.lock();
      }),
    [],
  );
  return (
    <LockedFrame>
      <div className="recovery-key">
        <LockWarning />
        <Body vault={vault} />
      </div>
    </LockedFrame>
  );
}
