/** One account: its newest set with masked codes, older sets folded, paper and history (desktop.md, screen 4). */
import { CircleCheck, Layers, Plus, Printer, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Result } from '../../preload/contract.ts';
import type { AccountPage, SetSection } from '../../preload/views/custody.ts';
import { useRow } from '../board-store.ts';
import { CloseAccount } from '../components/CloseAccount.tsx';
import { EventList } from '../components/EventList.tsx';
import { Facts } from '../components/Facts.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { Loading } from '../components/Loading.tsx';
import { NextStep } from '../components/NextStep.tsx';
import { Note } from '../components/Note.tsx';
import { OlderSet } from '../components/OlderSet.tsx';
import { PageBar } from '../components/PageBar.tsx';
import { PaperList } from '../components/PaperList.tsx';
import { PurgeDialog } from '../components/PurgeDialog.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { Rack } from '../components/Rack.tsx';
import { SetCodes } from '../components/SetCodes.tsx';
import { SetMenu } from '../components/SetMenu.tsx';
import { StateMark } from '../components/StateMark.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { importStore } from '../import-store.ts';
import { kinds, setStates, uses, accountWords as words } from '../messages/account.ts';
import { date } from '../messages/intl.ts';
import { troubles } from '../messages/troubles.ts';
import { places, useArrival } from '../place.ts';
import { useKeys } from '../use-keys.ts';
import { useCanWrite } from '../use-vault.ts';
import './Account.css';

/** Asked for again whenever the row changes: what is recorded in one place shows in the other. */
function useAccountPage(account: string): Result<AccountPage> | null {
  const row = useRow(account);
  const [page, setPage] = useState<Result<AccountPage> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed row is what asks again
  useEffect(() => {
    let stands = true;
    void window.vault.showAccount(account).then((answer) => {
      if (stands) setPage(answer);
    });
    return () => {
      stands = false;
    };
  }, [account, row]);
  return page;
}

interface SetProps {
  readonly account: string;
  readonly set: SetSection;
  readonly canWrite: boolean;
  readonly onPurge: (set: string) => void;
}

function ActiveSet({ account, set, canWrite, onPurge }: SetProps): ReactNode {
  return (
    <section>
      <div className="account__set-head">
        <h2>{words.setOf(set.issuedAt)}</h2>
        <StateMark
          state={set.state}
          text={setStates[set.state]}
          tone={set.state === 'active' ? 'good' : 'quiet'}
          icon={set.state === 'active' ? CircleCheck : Layers}
        />
        {canWrite && <SetMenu set={set} onPurge={onPurge} />}
      </div>
      {set.isRefusedTwice && (
        <Note tone="warn" icon={TriangleAlert}>
          <p>{words.refusedTwice}</p>
        </Note>
      )}
      <SetCodes account={account} set={set} canWrite={canWrite} />
    </section>
  );
}

function aboutSet(set: SetSection): readonly { readonly term: string; readonly value: string }[] {
  return [
    { term: words.kind, value: kinds[set.kind] },
    { term: words.use, value: set.usesPerCode > 1 ? words.timesEach(set.usesPerCode) : uses[set.use] },
    { term: words.issued, value: date(set.issuedAt) },
    { term: words.added, value: date(set.addedAt) },
    ...(set.expiresAt === null ? [] : [{ term: words.expires, value: date(set.expiresAt) }]),
    { term: words.name, value: set.name },
  ];
}

function Beside({ page }: { readonly page: AccountPage }): ReactNode {
  const canWrite = useCanWrite();
  const newest = page.sets[0];
  return (
    <aside className="account__beside">
      <NextStep row={page.row} />
      {page.whereToGetCodes !== null && (
        <section>
          <h3>{words.whereNew}</h3>
          <p>{page.whereToGetCodes}</p>
        </section>
      )}
      <section>
        <h3>{words.paper}</h3>
        {page.copies.length === 0 ? (
          <p className="account__quiet">{words.noPaper}</p>
        ) : (
          <PaperList copies={page.copies} />
        )}
        {page.files.map((file) => (
          <p key={file} className="account__file">
            {words.file}
            <small>{file}</small>
          </p>
        ))}
      </section>
      {newest !== undefined && (
        <section>
          <h3>{words.about}</h3>
          <Facts rows={aboutSet(newest)} />
        </section>
      )}
      <section>
        <h3>{words.history}</h3>
        <EventList lines={page.lately} />
        <LinkButton data-focus="log" onPress={() => places.go({ at: 'log', account: page.row.id })}>
          {words.showLog}
        </LinkButton>
      </section>
      {newest === undefined && canWrite && <CloseAccount row={page.row} />}
    </aside>
  );
}

function Shown({ page }: { readonly page: AccountPage }): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  const canWrite = useCanWrite();
  const [purging, setPurging] = useState<string | null>(null);
  const { row, sets } = page;
  const active = sets.filter(({ state, purgedAt }) => purgedAt === null && (state === 'active' || state === 'draft'));
  const older = sets.filter((set) => !active.includes(set));
  const [first] = active;
  const offered = active.find(({ next }) => next !== null);
  const print = (): void =>
    places.go({ at: 'print', sets: row.sets.filter(({ unused }) => unused > 0).map(({ set }) => set) });
  useKeys({
    Escape: places.back,
    u: () => {
      if (offered === undefined) return false;
      places.go({ at: 'use', account: row.id, set: offered.set, number: null });
      return true;
    },
  });
  const at = first === undefined ? -1 : first.codes.findIndex(({ number }) => number === first.next);
  return (
    <div className="account">
      <PageBar back={{ name: words.back, onPress: places.back }}>
        <PushButton isDisabled={!canWrite} onPress={() => void importStore.choose()}>
          <Plus className="icon" />
          {words.addSet}
        </PushButton>
        <PushButton isDisabled={!canWrite || row.unused === 0} data-focus="print" onPress={print}>
          <Printer className="icon" />
          {words.print}
        </PushButton>
      </PageBar>
      <div className="account__page">
        <header className="account__head">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {row.service}
            </h1>
            <p>{[row.account ?? words.noLogin, row.instance].filter((part) => part !== null).join(', ')}</p>
          </div>
          <div className="account__left">
            <p className="account__count">
              {words.left(row.unused)} <small>{words.ofLeft(row.total)}</small>
            </p>
            <Rack cards={row.rack} size="large" now={at} />
          </div>
        </header>
        <div className="account__columns">
          <div className="account__sets">
            {active.map((set) => (
              <ActiveSet key={set.set} account={row.id} set={set} canWrite={canWrite} onPurge={setPurging} />
            ))}
            {older.length > 0 && (
              <section>
                <h2 className="account__older">{words.olderSets}</h2>
                {older.map((set) => (
                  <OlderSet key={set.set} account={row.id} set={set} canWrite={canWrite} onPurge={setPurging} />
                ))}
              </section>
            )}
          </div>
          <Beside page={page} />
        </div>
      </div>
      {purging !== null && <PurgeDialog set={purging} onClose={() => setPurging(null)} />}
    </div>
  );
}

export function Account({ account }: { readonly account: string }): ReactNode {
  const page = useAccountPage(account);
  if (page === null) return <Loading text={words.loading} />;
  if (!page.ok) return <TroubleNote trouble={troubles[page.code]} />;
  return <Shown page={page.value} />;
}
