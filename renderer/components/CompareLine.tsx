/** One code of a draft beside the line of the file that it was read from. One at a time, and gone again after a minute. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { DraftView } from '../../preload/views/import-review.ts';
import { reviewWords as words } from '../messages/review.ts';
import './CompareLine.css';
import { IconButton } from './IconButton.tsx';
import { LinkButton } from './LinkButton.tsx';

const HIDES_AFTER_MS = 60_000;

interface CompareLineProps {
  readonly draft: DraftView;
  readonly onHide: () => void;
}

type Beside = { readonly code: string; readonly line: string } | 'lost' | null;

function useLine(draft: string, place: number): Beside {
  const [beside, setBeside] = useState<Beside>(null);
  useEffect(() => {
    let isOver = false;
    void window.vault.compareDraft(draft, place).then((answer) => {
      if (!isOver) setBeside(answer.ok ? answer.value : 'lost');
    });
    return () => {
      isOver = true;
      setBeside(null);
    };
  }, [draft, place]);
  return beside;
}

function Pair({ beside }: { readonly beside: Beside }): ReactNode {
  if (beside === null) return null;
  if (beside === 'lost') return <p className="quiet">{words.lineLost}</p>;
  return (
    <dl className="compare__pair">
      <dt>{words.inTheFile}</dt>
      <dd>{beside.line}</dd>
      <dt>{words.asRead}</dt>
      <dd>{beside.code}</dd>
    </dl>
  );
}

export function CompareLine({ draft, onHide }: CompareLineProps): ReactNode {
  const panel = useRef<HTMLElement>(null);
  const [place, setPlace] = useState(0);
  const beside = useLine(draft.draft, place);
  const total = draft.codes.length;
  useEffect(() => panel.current?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(onHide, HIDES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [onHide]);
  const hear = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onHide();
  };
  return (
    <section className="compare" ref={panel} tabIndex={-1} aria-label={words.comparing} onKeyDown={hear}>
      <div className="compare__head">
        <strong>{words.code(draft.codes[place]?.number ?? place + 1)}</strong>
        {total > 1 && (
          <>
            <IconButton
              icon={ChevronLeft}
              name={words.previous}
              isBare={true}
              onPress={() => setPlace((place + total - 1) % total)}
            />
            <IconButton
              icon={ChevronRight}
              name={words.next}
              isBare={true}
              onPress={() => setPlace((place + 1) % total)}
            />
          </>
        )}
        <LinkButton size="small" onPress={onHide}>
          {words.hide}
        </LinkButton>
      </div>
      <Pair beside={beside} />
    </section>
  );
}
