/** One printed sheet: what is on it, what to cross off, what it replaces, and its copies. */
import type { ReactNode } from 'react';
import type { SheetLine } from '../../preload/views/custody.ts';
import { accountName } from '../messages/print.ts';
import { sheetWords as words } from '../messages/sheets.ts';
import { type CopyAction, CopyRow } from './CopyRow.tsx';
import './SheetSection.css';

interface SheetSectionProps {
  readonly sheet: SheetLine;
  readonly onAct: (copy: SheetLine['copies'][number], action: CopyAction) => void;
}

function CrossOff({ sheet: { crossOff, holds } }: Pick<SheetSectionProps, 'sheet'>): ReactNode {
  const lines = crossOff.filter(({ numbers }) => numbers.length > 0);
  if (lines.length === 0) return null;
  const nameOf = (account: string): string | null => {
    const held = holds.length > 1 ? holds.find((each) => each.account === account) : undefined;
    return held === undefined ? null : accountName(held.service, null, held.login);
  };
  return (
    <p className="sheet__cross">
      <strong>{words.crossOff}</strong>{' '}
      {words.crossOffAll(lines.map(({ account, numbers }) => words.crossOffOf(nameOf(account), numbers)))}
    </p>
  );
}

export function SheetSection({ sheet, onAct }: SheetSectionProps): ReactNode {
  return (
    <section className="sheet" aria-label={sheet.sheet}>
      <header>
        <h2 className="id">{sheet.sheet}</h2>
        <p className="quiet">{words.aboutSheet(sheet)}</p>
      </header>
      <ul>
        {sheet.holds.map((held, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two sets of one account have no other name
          <li key={place}>{words.holds(held)}</li>
        ))}
      </ul>
      {sheet.replaces !== null && <p className="quiet">{words.replaces(sheet.replaces)}</p>}
      {sheet.replacedBy !== null && <p className="quiet">{words.replacedBy(sheet.replacedBy)}</p>}
      <CrossOff sheet={sheet} />
      <ul className="sheet__copies" aria-label={words.copiesOf(sheet.sheet)}>
        {sheet.copies.map((copy) => (
          <CopyRow key={copy.copy} copy={copy} onAct={onAct} />
        ))}
      </ul>
    </section>
  );
}
