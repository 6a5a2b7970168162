/** The ways into the open vault: listed, changed, added, removed, and all made anew under a new vault key. */
import { BookLock } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { WayView } from '../../preload/views/ways-in.ts';
import { type Addable, AddWay } from '../components/AddWay.tsx';
import { Loading } from '../components/Loading.tsx';
import { Note } from '../components/Note.tsx';
import { PlainPage } from '../components/PlainPage.tsx';
import { PrintKit } from '../components/PrintKit.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { WayDone } from '../components/WayDone.tsx';
import { WayKey } from '../components/WayKey.tsx';
import { WayList } from '../components/WayList.tsx';
import { type PassphraseFor, WayPassphrase } from '../components/WayPassphrase.tsx';
import { WayShares } from '../components/WayShares.tsx';
import { troubles } from '../messages/troubles.ts';
import { wayWords as words } from '../messages/ways.ts';
import { places } from '../place.ts';
import { say } from '../speech.ts';
import { type Known, useWays } from '../use-answer.ts';
import { useCanWrite, useStage } from '../use-vault.ts';
import { useWayChange, type WayChange, type WayOutcome, type WayTask, wayTasks } from '../use-way-change.ts';
import './Settings.css';

type Step =
  | { readonly at: 'list'; readonly outcome: WayOutcome | null; readonly isKeyKept: boolean | null }
  | { readonly at: 'passphrase'; readonly what: PassphraseFor; readonly way: WayView | null }
  | { readonly at: 'shares' }
  /** A new recovery key is on show. */
  | { readonly at: 'key'; readonly outcome: WayOutcome };

const list: Step = { at: 'list', outcome: null, isKeyKept: null };

/** Nobody leaves while a change runs: what it made, such as a recovery key, would be lost. */
function useStayWhile(isBusy: boolean): void {
  useEffect(() => {
    if (!isBusy) return;
    places.guard(() => say(words.wait));
    return () => places.guard(null);
  }, [isBusy]);
}

interface ListProps {
  readonly known: Known<readonly WayView[]>;
  readonly change: WayChange;
  readonly step: Extract<Step, { at: 'list' }>;
  readonly onStep: (step: Step) => void;
  readonly run: (task: WayTask) => void;
}

function WaysPage({ known: { value: ways, trouble, reload }, change, step, onStep, run }: ListProps): ReactNode {
  const canWrite = useCanWrite();
  const passphraseFor = (what: PassphraseFor, way: WayView | null = null): void =>
    onStep({ at: 'passphrase', what, way });
  const add = (kind: Addable): void => {
    if (kind === 'recovery-key') run(() => wayTasks.recoveryKey(null));
    else if (kind === 'shares') onStep({ at: 'shares' });
    else passphraseFor(kind === 'passphrase' ? 'add' : kind);
  };
  return (
    <PlainPage title={words.title} about={words.about} back={words.back}>
      {!canWrite && (
        <Note tone="quiet" icon={BookLock}>
          <p>{words.readOnly}</p>
        </Note>
      )}
      {change.trouble !== null && <TroubleNote trouble={troubles[change.trouble]} />}
      {trouble !== null && <TroubleNote trouble={troubles[trouble.code]} onRetry={reload} />}
      {step.outcome !== null && <WayDone outcome={step.outcome} isKeyKept={step.isKeyKept} />}
      {change.isBusy && <Loading text={words.running} />}
      {ways === null && trouble === null && <Loading text={words.loading} />}
      {ways !== null && (
        <WayList
          ways={ways}
          actions={
            canWrite
              ? {
                  isBusy: change.isBusy,
                  onChange: (way) => passphraseFor('change', way),
                  onRenew: ({ slot }) => run(() => wayTasks.recoveryKey(slot)),
                  onRemove: ({ slot }) => run(() => wayTasks.remove(slot)),
                }
              : null
          }
        />
      )}
      {ways !== null && canWrite && (
        <AddWay isBusy={change.isBusy} onAdd={add} onNewKey={() => passphraseFor('vault-key')} />
      )}
      {ways !== null && <PrintKit />}
    </PlainPage>
  );
}

function taskOf(what: PassphraseFor, way: WayView | null, passphrase: Uint8Array): WayTask {
  switch (what) {
    case 'change':
      return () => wayTasks.change(way?.slot ?? '', passphrase);
    case 'add':
      return () => wayTasks.addPassphrase(passphrase);
    case 'key-file':
      return () => wayTasks.addKeyFile(passphrase);
    case 'vault-key':
      return () => wayTasks.vaultKey(passphrase);
  }
}

export function Ways(): ReactNode {
  const stage = useStage();
  const known = useWays();
  const change = useWayChange();
  const [step, setStep] = useState<Step>(list);
  useStayWhile(change.isBusy);
  const go = (next: Step): void => {
    change.calm();
    setStep(next);
  };
  const run = (task: WayTask): void =>
    void change.run(task, (outcome) => {
      known.reload();
      setStep(outcome.hasKey === true ? { at: 'key', outcome } : { at: 'list', outcome, isKeyKept: null });
    });
  const { isBusy, trouble, calm } = change;
  const about = { isBusy, trouble, onBack: () => go(list) };
  switch (step.at) {
    case 'list':
      return <WaysPage known={known} change={change} step={step} onStep={go} run={run} />;
    case 'passphrase':
      return (
        <WayPassphrase
          {...about}
          what={step.what}
          needsKeyFile={step.way?.type === 'passphrase-and-key-file'}
          onCalm={calm}
          onPassphrase={(passphrase) => run(taskOf(step.what, step.way, passphrase))}
        />
      );
    case 'shares':
      return <WayShares {...about} onShares={(needed, of) => run(() => wayTasks.addShares(needed, of))} />;
    case 'key':
      return (
        <WayKey
          name={stage.at === 'open' ? stage.vault.name : ''}
          onDone={(isKeyKept) => {
            say(step.outcome.text);
            setStep({ at: 'list', outcome: step.outcome, isKeyKept });
          }}
        />
      );
  }
}
