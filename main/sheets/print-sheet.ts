/** Brings a sheet onto paper or into a file: the record comes first, and is taken back when nothing comes of it (paper.md 1; cli.md, `print`). */
import type { PrintSheet } from '../core/custody/command.ts';
import type { EventBody } from '../core/custody/events.ts';
import { SHEET_LETTERS } from '../core/custody/fields.ts';
import type { ReadState } from '../core/custody/state.ts';
import type { SheetModel } from '../core/paper/sheet.ts';
import { SheetError } from '../core/paper/sheet-error.ts';
import { eventsOf } from '../vault/events-of.ts';
import type { Ports } from '../vault/ports.ts';
import { drawBelow } from '../vault/random.ts';
import type { Session } from '../vault/session.ts';
import { type Printed, sheetModels } from './sheet-models.ts';

/** Sets by id, in the order of printing; none: every active one with unused codes. `file` as in {@link PrintSheet}. */
export type SheetOrder = Pick<PrintSheet, 'sets' | 'copies' | 'paper' | 'layout' | 'way' | 'file'>;

/** Does a piece of work on the open session. Between two pieces it may be locked, and other work may come in between. */
export type Work = <T>(task: (session: Session) => Promise<T>) => Promise<T>;

type Chance = Pick<Ports, 'clock' | 'random'>;

export interface PlannedSheet {
  readonly events: readonly EventBody[];
  readonly sheet: Printed;
}

/**
 * What would be recorded for a sheet. The number has fresh letters each time.
 *
 * @throws RefusedError with the code of the refusal, SheetError `usage` for several sets in the layout of one.
 */
export function planSheet(state: ReadState, order: SheetOrder, { clock, random }: Chance): PlannedSheet {
  const letter = (): string => SHEET_LETTERS[drawBelow(random, SHEET_LETTERS.length)] ?? '';
  const events = eventsOf({ type: 'PrintSheet', ...order, letters: letter() + letter(), today: clock.today() }, state);
  const printed = events.find((event) => event.t === 'SheetPrinted');
  if (printed === undefined) throw new TypeError('no sheet was decided');
  const { layout, sets } = printed.d;
  if (layout === 'recovery' && sets.length > 1) throw new SheetError('usage', 'the layout recovery holds one set');
  return { events, sheet: printed.d };
}

/**
 * Records a sheet, opens its sets for it, and gives its models to `deliver`. What `deliver` throws is thrown again, after the
 * record was taken back: there is no such paper and no such file.
 */
export async function printSheet<T>(
  work: Work,
  order: SheetOrder,
  chance: Chance,
  deliver: (models: readonly SheetModel[], sheet: Printed) => Promise<T>,
): Promise<{ readonly sheet: Printed; readonly delivered: T }> {
  const { sheet, models } = await work(async (session) => {
    const planned = planSheet(session.state, order, chance);
    const opened = session.openedBy(await session.commit(planned.events));
    return { sheet: planned.sheet, models: sheetModels(session, planned.sheet, opened, chance.clock.today()) };
  });
  try {
    return { sheet, delivered: await deliver(models, sheet) };
  } catch (error) {
    await work((session) => session.commit(eventsOf({ type: 'UnprintSheet', sheet: sheet.sheet }, session.state)));
    throw error;
  }
}

/** Ids of the copies of a sheet, `S-0007-KQ/1` and so on. */
export function copyNames({ sheet, copies }: Pick<Printed, 'sheet' | 'copies'>): readonly string[] {
  return Array.from({ length: copies }, (_, index) => `${sheet}/${index + 1}`);
}
