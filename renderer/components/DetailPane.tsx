/** Beside the board: the account that is selected, with its next code one press away. Only where the window is wide enough. */
import { Maximize2 } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { AccountPage, BoardRow } from '../../preload/views/custody.ts';
import { accountWords, uses } from '../messages/account.ts';
import { boardWords } from '../messages/board.ts';
import { setToUse, showNextCode } from '../next-step.ts';
import { places } from '../place.ts';
import { AccountMark } from './AccountMark.tsx';
import { loginOf } from './AccountRow.tsx';
import './DetailPane.css';
import { EventList } from './EventList.tsx';
import { Facts } from './Facts.tsx';
import { IconButton } from './IconButton.tsx';
import { KeyCap } from './KeyCap.tsx';
import { Loading } from './Loading.tsx';
import { NextStep } from './NextStep.tsx';
import { PaperList } from './PaperList.tsx';
import { PushButton } from './PushButton.tsx';
import { Rack } from './Rack.tsx';

const words = boardWords.pane;
/** Whoever runs through the list asks for no page. */
const REST_MILLISECONDS = 120;
const LATELY = 3;

/** Null until it is there; a page of a row that changed stays until the new one comes. */
function usePageOf(row: BoardRow): AccountPage | null {
  const [page, setPage] = useState<AccountPage | null>(null);
  useEffect(() => {
    let stands = true;
    const timer = setTimeout(() => {
      void window.vault.showAccount(row.id).then((answer) => {
        if (stands && answer.ok) setPage(answer.value);
      });
    }, REST_MILLISECONDS);
    return () => {
      stands = false;
      clearTimeout(timer);
    };
  }, [row]);
  return page?.row.id === row.id ? page : null;
}

function Left({ row }: { readonly row: BoardRow }): ReactNode {
  return (
    <section>
      <div className="pane__left">
        {row.total === 0 ? (
          <p className="muted">{words.noneKept}</p>
        ) : (
          <p className="pane__count">
            {words.left(row.unused)} <small>{words.of(row.total)}</small>
          </p>
        )}
        <AccountMark state={row.state} />
      </div>
      {row.rack.length > 0 && <Rack cards={row.rack} size="large" now={row.rack.indexOf('there')} />}
      {setToUse(row) === null ? (
        row.total > 0 && <p className="muted">{words.noneToUse}</p>
      ) : (
        <PushButton kind="main" isWide={true} data-focus="use" aria-keyshortcuts="u" onPress={() => showNextCode(row)}>
          {words.use}
          <KeyCap keys="U" />
        </PushButton>
      )}
    </section>
  );
}

function Rest({ page }: { readonly page: AccountPage }): ReactNode {
  const newest = page.sets[0];
  return (
    <>
      {page.row.group === 'no-way-in' && page.whereToGetCodes !== null && (
        <section>
          <h3>{accountWords.whereNew}</h3>
          <p>{page.whereToGetCodes}</p>
        </section>
      )}
      <section>
        <h3>{words.paper}</h3>
        {page.copies.length === 0 ? <p className="muted">{words.noPaper}</p> : <PaperList copies={page.copies} />}
      </section>
      {newest !== undefined && (
        <section>
          <h3>{words.set}</h3>
          <Facts
            rows={[
              { term: words.issued, value: words.issuedAt(newest.issuedAt) },
              { term: words.use_, value: uses[newest.use] },
            ]}
          />
        </section>
      )}
      <section>
        <h3>{words.lately}</h3>
        <EventList lines={page.lately.slice(0, LATELY)} />
      </section>
    </>
  );
}

export function DetailPane({ row }: { readonly row: BoardRow }): ReactNode {
  const page = usePageOf(row);
  return (
    <>
      <div className="pane__head">
        <div>
          <h2>{row.service}</h2>
          <p>{loginOf(row)}</p>
        </div>
        <IconButton
          icon={Maximize2}
          name={boardWords.open}
          data-focus="open"
          onPress={() => places.go({ at: 'account', account: row.id })}
        />
      </div>
      <Left row={row} />
      <NextStep row={row} />
      {page === null ? <Loading text={words.loading} /> : <Rest page={page} />}
    </>
  );
}
