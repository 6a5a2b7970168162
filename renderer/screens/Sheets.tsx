/** Sheets and places: every printed sheet with its copies, where they lie, whether they count, and the files still out. */
import { CircleX, Files, Printer } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { CopyLine, SheetLine, SheetsPage } from '../../preload/views/custody.ts';
import { useRows } from '../board-store.ts';
import type { CopyAction } from '../components/CopyRow.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { EmptyCard } from '../components/EmptyCard.tsx';
import { EndCopyDialog } from '../components/EndCopyDialog.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { Loading } from '../components/Loading.tsx';
import { Note } from '../components/Note.tsx';
import { PlaceForm } from '../components/PlaceForm.tsx';
import { PlainFiles } from '../components/PlainFiles.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { SheetSection } from '../components/SheetSection.tsx';
import { sheetWords as words } from '../messages/sheets.ts';
import { troubles } from '../messages/troubles.ts';
import { places, useArrival } from '../place.ts';
import { useSheets } from '../use-answer.ts';
import './Sheets.css';

/** More are drawn when they are asked for. */
const SHOWN_AT_ONCE = 30;

const isEarlier = ({ copies }: SheetLine): boolean => copies.every(({ state }) => state === 'ended');

interface Acting {
  readonly copy: CopyLine;
  readonly action: CopyAction;
}

interface SheetListProps {
  readonly sheets: readonly SheetLine[];
  readonly onAct: (copy: CopyLine, action: CopyAction) => void;
}

function SheetList({ sheets, onAct }: SheetListProps): ReactNode {
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const rest = sheets.length - shown;
  return (
    <div className="sheets__list">
      {sheets.slice(0, shown).map((sheet) => (
        <SheetSection key={sheet.sheet} sheet={sheet} onAct={onAct} />
      ))}
      {rest > 0 && (
        <LinkButton onPress={() => setShown(shown + SHOWN_AT_ONCE)}>
          {words.showMore(Math.min(rest, SHOWN_AT_ONCE))}
        </LinkButton>
      )}
    </div>
  );
}

function Earlier({ sheets, onAct }: SheetListProps): ReactNode {
  if (sheets.length === 0) return null;
  return (
    <Disclosure className="sheets__earlier">
      <Heading level={2}>
        <Button slot="trigger" className="link-button">
          {words.earlier(sheets.length)}
        </Button>
      </Heading>
      <DisclosurePanel>
        <SheetList sheets={sheets} onAct={onAct} />
      </DisclosurePanel>
    </Disclosure>
  );
}

function Empty(): ReactNode {
  const rows = useRows();
  const waiting = [...rows.values()].filter(({ unused, sheets }) => unused > 0 && sheets === 0).length;
  return (
    <EmptyCard
      icon={Files}
      title={words.emptyTitle}
      text={words.emptyText(waiting)}
      actions={
        waiting > 0 && (
          <PushButton kind="main" onPress={() => places.go({ at: 'print', sets: [] })} data-focus="print">
            {words.printFirst}
          </PushButton>
        )
      }
    />
  );
}

/** What is asked or filled in for one copy. */
function ActDialog({
  acting: { copy, action },
  known,
  onClose,
}: {
  readonly acting: Acting;
  readonly known: readonly string[];
  readonly onClose: () => void;
}): ReactNode {
  if (action !== 'place') return <EndCopyDialog copy={copy.copy} reason={action} onClose={onClose} />;
  return (
    <Dialog title={words.placeTitle(copy.copy)} onClose={onClose}>
      <p>{words.placeHint}</p>
      <PlaceForm copy={copy.copy} before={copy} places={known} onPlaced={onClose}>
        <PushButton onPress={onClose}>{words.cancel}</PushButton>
      </PlaceForm>
    </Dialog>
  );
}

/** A copy that was asked for gets the focus as soon as it is on the page. */
function useCopyInFocus(copy: string | null, isThere: boolean): void {
  useEffect(() => {
    if (copy === null || !isThere) return;
    const row = document.querySelector<HTMLElement>(`[data-copy="${CSS.escape(copy)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus();
  }, [copy, isThere]);
}

function Known({
  page,
  onAct,
  reload,
}: { readonly page: SheetsPage; readonly reload: () => void } & Omit<SheetListProps, 'sheets'>): ReactNode {
  return (
    <>
      <PlainFiles files={page.files} onChange={reload} />
      {page.sheets.length === 0 ? (
        <Empty />
      ) : (
        <SheetList sheets={page.sheets.filter((sheet) => !isEarlier(sheet))} onAct={onAct} />
      )}
      <Earlier sheets={page.sheets.filter(isEarlier)} onAct={onAct} />
    </>
  );
}

export function Sheets({ copy }: { readonly copy: string | null }): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  const { value: page, trouble, reload } = useSheets();
  const [acting, setActing] = useState<Acting | null>(null);
  useCopyInFocus(copy, page !== null);
  const known = trouble === null ? null : troubles[trouble.code];
  return (
    <>
      <div className="bar bar--page">
        <h1 ref={heading} tabIndex={-1}>
          {words.title}
        </h1>
        <div className="bar__end">
          <PushButton onPress={() => places.go({ at: 'print', sets: [] })} data-focus="print">
            <Printer className="icon" />
            {words.print}
          </PushButton>
        </div>
      </div>
      <div className="sheets">
        {known !== null && (
          <div role="alert">
            <Note tone="stop" icon={CircleX} title={words.trouble}>
              <p>{words.failure(known.title, known.text, known.next)}</p>
            </Note>
          </div>
        )}
        {page === null && known === null && <Loading text={words.loading} />}
        {page !== null && <Known page={page} reload={reload} onAct={(of, action) => setActing({ copy: of, action })} />}
      </div>
      {acting !== null && (
        <ActDialog
          acting={acting}
          known={page?.places ?? []}
          onClose={() => {
            setActing(null);
            reload();
          }}
        />
      )}
    </>
  );
}
