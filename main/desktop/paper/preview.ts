/** The preview of a sheet before it is printed: its sets are opened once, recorded, and held as long as the preview lasts (desktop.md, screen 7). */
import type { Progress } from '../../../preload/contract.ts';
import type { PreviewOrder, SheetPreview } from '../../../preload/views/paper.ts';
import type { SheetModel } from '../../core/paper/sheet.ts';
import { planSheet } from '../../sheets/print-sheet.ts';
import type { SheetDrawer } from '../../sheets/sheet-drawer.ts';
import { sheetModels } from '../../sheets/sheet-models.ts';
import { eventsOf } from '../../vault/events-of.ts';
import type { OpenedCode, Session } from '../../vault/session.ts';
import type { Custody } from '../custody.ts';
import { DesktopError } from '../desktop-error.ts';

export interface Preview {
  /** @throws the code of the standing where the vault cannot be written; `cancelled` when the preview ended meanwhile. */
  show(order: PreviewOrder): Promise<SheetPreview>;
  /** Ends a drawing that is under way; the preview goes on. */
  cancel(): void;
  /** Drops the codes, and with the drawer what it was given. */
  end(): void;
}

export interface PreviewSurroundings {
  readonly custody: Custody;
  readonly startDrawer: () => SheetDrawer;
  readonly tellProgress: (progress: Progress) => void;
}

/** One preview from its first page to its end. */
interface Open {
  /** By set id. */
  readonly codes: Map<string, readonly OpenedCode[]>;
  /** Sets whose codes can be read on the screen now. */
  onScreen: ReadonlySet<string>;
  drawer: SheetDrawer | null;
}

/** Without its letters, which the sheet gets when it is printed. */
const LETTERS = '-XX'.length;

export function createPreview({ custody, startDrawer, tellProgress }: PreviewSurroundings): Preview {
  let open: Open | null = null;

  const stillOpen = (mine: Open): Open => {
    if (open !== mine) throw new DesktopError('cancelled');
    return mine;
  };

  const draw = async (mine: Open, models: readonly SheetModel[], isVeiled: boolean): Promise<readonly string[]> => {
    const drawer = stillOpen(mine).drawer ?? startDrawer();
    mine.drawer = drawer;
    const pages = await drawer.drawSvg({ models, isVeiled }, (done) => tellProgress({ step: 'drawing', done }));
    stillOpen(mine);
    return pages;
  };

  const closeDrawer = (): void => {
    open?.drawer?.close();
    if (open !== null) open.drawer = null;
  };

  return {
    show: async (order) => {
      const mine: Open = open ?? { codes: new Map(), onScreen: new Set(), drawer: null };
      open = mine;
      const { model, number, replaces } = await custody.work(async (session) => {
        const planned = planSheet(session.state, { ...order, way: 'printer', file: null }, custody.ports).sheet;
        await openSets(session, stillOpen(mine), order);
        const sheet = { ...planned, sheet: planned.sheet.slice(0, -LETTERS) };
        const [first] = sheetModels(session, sheet, mine.codes, custody.ports.clock.today());
        return { model: first, number: sheet.sheet, replaces: sheet.replaces };
      });
      const pages = await draw(mine, model === undefined ? [] : [model], !order.isShown);
      return { pages, number, replaces, isShown: order.isShown };
    },
    cancel: closeDrawer,
    end: () => {
      closeDrawer();
      open?.codes.clear();
      open = null;
    },
  };
}

/** Records what is opened now, before it is: a set when it is new here, and each time that its codes come onto the screen. */
async function openSets(session: Session, preview: Open, { sets, isShown }: PreviewOrder): Promise<void> {
  const isRecorded = (set: string): boolean => preview.codes.has(set) && (!isShown || preview.onScreen.has(set));
  const opening = sets
    .filter((set) => !isRecorded(set))
    .flatMap((set) => eventsOf({ type: 'OpenSet', set, for: 'print' }, session.state));
  if (opening.length > 0) {
    const opened = session.openedBy(await session.commit(opening));
    for (const [set, codes] of opened) preview.codes.set(set, codes);
  }
  preview.onScreen = new Set(isShown ? sets : []);
}
