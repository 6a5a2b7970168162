/** The sheet in small, with the codes that are asked for where they stand on it: for the eye, not to scale. */
import type { ReactNode } from 'react';
import type { SheetLine } from '../../preload/views/custody.ts';
import type { QuestionView } from '../../preload/views/paper.ts';
import { proveWords as words } from '../messages/prove.ts';
import './MiniSheet.css';

/** In units of the drawing, which is an A4 page of 188 by 266. */
const TOP = 84;
const HEIGHT = 122;
const MOST_ROWS = 16;
const PILL = 13;

interface Row {
  readonly y: number;
  readonly label: string | null;
}

/** One line a code, or a block a set where several are packed on the sheet; long sheets are shown in 16 steps. */
function rowsOf(questions: readonly QuestionView[], codes: number, holds: SheetLine['holds']): readonly Row[] {
  const numbers = questions.map(({ number }) => number);
  const base = Math.min(1, ...numbers);
  const isPacked = holds.length > 1;
  const total = isPacked ? holds.length : Math.max(codes, ...numbers.map((number) => number - base + 1));
  const steps = Math.min(total, MOST_ROWS);
  const stepOf = ({ service, account, number }: QuestionView): number => {
    const place = isPacked
      ? Math.max(
          0,
          holds.findIndex((held) => held.service === service && held.login === account),
        )
      : number - base;
    return Math.floor((place * steps) / total);
  };
  return Array.from({ length: steps }, (_, step) => {
    const here = [...new Set(questions.filter((each) => stepOf(each) === step).map(({ number }) => number))];
    return {
      y: TOP + (HEIGHT / steps) * (step + 0.5),
      label: here.length === 0 ? null : here.map(words.code).join(', '),
    };
  });
}

/** Labels of neighbours stand side by side. */
function sides(rows: readonly Row[]): readonly boolean[] {
  let last = Number.NEGATIVE_INFINITY;
  let isRight = false;
  return rows.map(({ y, label }) => {
    if (label === null) return false;
    isRight = y - last < PILL + 1 && !isRight;
    last = y;
    return isRight;
  });
}

interface MiniSheetProps {
  readonly questions: readonly QuestionView[];
  readonly codes: number;
  readonly holds: SheetLine['holds'];
}

export function MiniSheet({ questions, codes, holds }: MiniSheetProps): ReactNode {
  const rows = rowsOf(questions, codes, holds);
  const isRight = sides(rows);
  const names = [...new Set(questions.map(({ number }) => words.code(number)))];
  return (
    <svg className="mini" viewBox="0 0 188 266" role="img" aria-label={words.miniLabel(names)}>
      <rect className="mini__page" x=".5" y=".5" width="187" height="265" rx="2" />
      <rect className="mini__head" x="18" y="16" width="152" height="2" />
      <rect className="mini__line" x="18" y="22" width="30" height="3" rx="1" />
      <rect className="mini__line" x="140" y="22" width="30" height="3" rx="1" />
      <rect className="mini__head" x="62" y="36" width="62" height="12" rx="1" />
      <rect className="mini__line" x="18" y="58" width="24" height="4" rx="1" />
      <rect className="mini__line" x="62" y="58" width="44" height="4" rx="1" />
      {rows.map(({ y, label }, place) =>
        label === null ? (
          <rect key={y} className="mini__line" x="62" y={y - 2} width="56" height="4" rx="1" />
        ) : (
          <g key={y}>
            <rect
              className="mini__asked"
              x={isRight[place] ? 118 : 58}
              y={y - PILL / 2}
              width="56"
              height={PILL}
              rx="3"
            />
            <text className="mini__text" x={isRight[place] ? 146 : 86} y={y + 3}>
              {label}
            </text>
          </g>
        ),
      )}
      <rect className="mini__line" x="18" y="222" width="152" height="1" />
      <rect className="mini__line" x="62" y="231" width="62" height="4" rx="1" />
      <rect className="mini__line" x="62" y="240" width="48" height="4" rx="1" />
      <rect className="mini__head" x="148" y="228" width="22" height="22" rx="1" />
    </svg>
  );
}
