/** The preview of a sheet before it is printed: its sets are opened once, recorded, and held as long as the preview lasts (desktop.md, screen 7). */
import type { Progress } from '../../../preload/contract.ts';
import type { PreviewOrder, SheetPreview } from '../../../preload/views/paper.ts';
import type { OpenedCode } from '../../core/custody/codes-of-set.ts';
import type { SheetModel } from '../../core/paper/sheet.ts';
import { planSheet } from '../../sheets/print-sheet.ts';
import type { SheetDrawer } from '../../sheets/sheet-drawer.ts';
import { sheetModels } from '../../sheets/sheet-models.ts';
import { eventsOf } from '../../vault/events-of.ts';
import type { Session } from '../../vault/session.ts';
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
  /** Aborted by a cancel, and a new one is put in its place. */
  going: AbortController;
}

/** Without its letters, which the sheet gets when it is printed. */
const LETTERS = '-XX'.length;

export function createPreview({ custody, startDrawer, tellProgress }: PreviewSurroundings): Preview {
  let open: Open | null = null;

  const draw = async (mine: Open, models: readonly SheetModel[], isVeiled: boolean): Promise<readonly string[]> => {
    mine.drawer ??= startDrawer();
    return mine.drawer.drawSvg({ models, isVeiled }, (done) => tellProgress({ step: 'drawing', done }));
  };

  const cancel = (): void => {
    if (open === null) return;
    open.going.abort(new DesktopError('cancelled'));
    open.going = new AbortController();
    open.drawer?.close();
    open.drawer = null;
  };

  return {
    show: async (order) => {
      const mine: Open = open ?? {
        codes: new Map(),
        onScreen: new Set(),
        drawer: null,
        going: new AbortController(),
      };
      open = mine;
      const { signal } = mine.going;
      const { model, number, replaces } = await custody.work(async (session) => {
        const planned = planSheet(session.state, { ...order, way: 'printer', file: null }, custody.ports).sheet;
        signal.throwIfAborted();
        await openSets(session, mine, order);
        signal.throwIfAborted();
        const sheet = { ...planned, sheet: planned.sheet.slice(0, -LETTERS) };
        const [first] = sheetModels(session, sheet, mine.codes, custody.ports.clock.today());
        return { model: first, number: sheet.sheet, replaces: sheet.replaces };
      });
      signal.throwIfAborted();
      const pages = await draw(mine, model === undefined ? [] : [model], !order.isShown);
      signal.throwIfAborted();
      return { pages, number, replaces, isShown: order.isShown };
    },
    cancel,
    end: () => {
      cancel();
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
