/** The log: everything that happened to this vault, newest first, by words and by account. No code is in it. */
import { Download, ScrollText, Search, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useBoardHead, useRow } from '../board-store.ts';
import { EmptyCard } from '../components/EmptyCard.tsx';
import { Loading } from '../components/Loading.tsx';
import { LogTable } from '../components/LogTable.tsx';
import { PlainPage } from '../components/PlainPage.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { logScreenWords as words } from '../messages/log.ts';
import { troubles } from '../messages/troubles.ts';
import { places } from '../place.ts';
import { say } from '../speech.ts';
import { showToast } from '../toasts.ts';
import { type LogLines, useLogLines } from '../use-log-lines.ts';
import '../components/Field.css';
import './Log.css';

const PAUSE_MILLISECONDS = 200;

/** What is typed, once nothing more was typed for a moment; an empty text at once. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), text === '' ? 0 : PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface SearchFieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
}

function SearchField({ text, onText, input }: SearchFieldProps): ReactNode {
  const clear = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || text === '') return;
    event.preventDefault();
    onText('');
  };
  return (
    <search className="log-search">
      <div className="box">
        <Search className="icon" aria-hidden="true" />
        <input
          ref={input}
          type="text"
          aria-label={words.search}
          placeholder={words.searchHint}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={clear}
        />
      </div>
    </search>
  );
}

function OnlyAccount({ account }: { readonly account: string }): ReactNode {
  const row = useRow(account);
  return (
    <div className="log-only">
      <strong>{row === undefined ? words.ofOneAccount : words.ofAccount(row.service, row.account)}</strong>
      <PushButton onPress={() => places.swap({ at: 'log', account: null })}>
        <X className="icon icon--s" aria-hidden="true" />
        {words.showAll}
      </PushButton>
    </div>
  );
}

interface LinesProps {
  readonly found: LogLines;
  /** What was looked for. */
  readonly text: string;
  readonly onClear: () => void;
}

function Lines({ found, text, onClear }: LinesProps): ReactNode {
  const { read, trouble, want, retry } = found;
  if (trouble !== null) return <TroubleNote trouble={troubles[trouble]} onRetry={retry} />;
  if (read === null) return <Loading text={words.loading} />;
  if (read.total > 0) return <LogTable key={read.asked} total={read.total} lines={read.lines} onSight={want} />;
  if (text === '') return <EmptyCard icon={ScrollText} title={words.noneTitle} text={words.none} />;
  return (
    <EmptyCard
      icon={Search}
      title={words.noMatch(text)}
      text={words.searchAbout}
      actions={<PushButton onPress={onClear}>{words.clear}</PushButton>}
    />
  );
}

async function exportLog(): Promise<void> {
  const written = await window.vault.exportLog();
  if (!written.ok) showToast({ tone: 'stop', text: troubles[written.code].title, detail: troubles[written.code].next });
  else if (written.value) showToast({ tone: 'good', text: words.exported, detail: words.exportedAbout });
}

/** Says how many there are once another search is answered. */
function useSaysFound({ read, isFresh }: LogLines, text: string): void {
  const before = useRef(text);
  const total = isFresh ? read?.total : undefined;
  useEffect(() => {
    if (total === undefined || before.current === text) return;
    before.current = text;
    say(text === '' ? words.events(total) : words.found(total));
  }, [total, text]);
}

export function Log({ account }: { readonly account: string | null }): ReactNode {
  const [text, setText] = useState('');
  const settled = useSettled(text);
  const { change } = useBoardHead();
  const found = useLogLines({ account, text: settled, change });
  const input = useRef<HTMLInputElement>(null);
  const toSearch = (): void => input.current?.focus();
  useSaysFound(found, settled);
  return (
    <PlainPage
      title={words.title}
      about={words.about}
      {...(account === null ? {} : { back: words.back })}
      isFull={true}
      actions={
        <PushButton onPress={() => void exportLog()}>
          <Download className="icon" aria-hidden="true" />
          {words.exportLog}
        </PushButton>
      }
    >
      <div className="log-filter">
        <SearchField text={text} onText={setText} input={input} />
        {account !== null && <OnlyAccount account={account} />}
      </div>
      <div className="log-body">
        <Lines
          found={found}
          text={settled}
          onClear={() => {
            setText('');
            toSearch();
          }}
        />
      </div>
    </PlainPage>
  );
}
