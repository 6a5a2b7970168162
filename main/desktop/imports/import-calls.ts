/** The window's calls on an import: read files, compare, decide, store; "Import" of the desktop design. */
import { setImmediate } from 'node:timers/promises';
import type { Progress } from '../../../preload/contract.ts';
import type { DraftView, ImportReview } from '../../../preload/views/import-review.ts';
import { accountsToAdd } from '../../core/custody/account-list.ts';
import { predecessorsOf } from '../../core/custody/predecessors.ts';
import { createFileReader, type FileReader } from '../../unpack/file-reader.ts';
import { addAccounts, closeAccounts } from '../../vault/add-accounts.ts';
import { knownSets } from '../../vault/known-sets.ts';
import type { Session } from '../../vault/session.ts';
import type { ImportCalls } from '../calls.ts';
import type { Custody } from '../custody.ts';
import { DesktopError } from '../desktop-error.ts';
import type { RemovableFiles } from '../strays/removable-files.ts';
import { type ComingFile, chosenFiles, givenFiles } from './given-files.ts';
import { Readings } from './readings.ts';
import { Review } from './review.ts';
import { repeatsOf, viewDraft, viewReview } from './review-view.ts';
import { sourceFiles } from './source-files.ts';
import { type ReviewedSource, storeDecided } from './store-decided.ts';

export interface ImportSurroundings {
  readonly custody: Custody;
  /** Absolute paths from the system's dialog, which takes several; null, or none, when it was cancelled. */
  readonly askForFiles: () => Promise<readonly string[] | null>;
  readonly sendProgress: (progress: Progress) => void;
  /** Gets the plain files of what was stored. */
  readonly removable: RemovableFiles;
  /** Reads files away from this thread, until the signal ends it. */
  readonly startReader?: (signal: AbortSignal) => FileReader;
}

export interface Imports {
  readonly calls: ImportCalls;
  /** Reads files of the disk into the import under review. @throws CodedError */
  readPaths(paths: readonly string[]): Promise<ImportReview>;
  /** Ends a reading that is under way; the call that waits for it answers `cancelled`. Nothing under way: nothing happens. */
  cancel(): void;
}

async function viewOf(session: Session, review: Review): Promise<ImportReview> {
  const sets = await knownSets(
    session,
    review.drafts.map(({ set }) => set),
  );
  const known = { sets, repeats: repeatsOf(review.drafts, sets) };
  const drafts: DraftView[] = [];
  for (const draft of review.drafts) {
    drafts.push(viewDraft(session, draft, known));
    await setImmediate();
  }
  return viewReview(session.state, review, drafts);
}

/** Every call throws a CodedError where it cannot answer. */
export function createImportCalls(surroundings: ImportSurroundings): Imports {
  const { custody, askForFiles, sendProgress, removable, startReader = createFileReader } = surroundings;
  const { clock, files, random } = custody.ports;
  const review = new Review(random);
  const readings = new Readings(startReader, sendProgress);
  const drop = (): void => {
    readings.cancel();
    review.drop();
  };
  custody.onLock(drop);

  const read = (coming: readonly ComingFile[], signal: AbortSignal): Promise<ImportReview> =>
    readings.read(coming, signal, (read) =>
      custody.work(async (session) => {
        if (signal.aborted) throw new DesktopError('cancelled');
        for (const { from, reading } of read) review.add(from, reading, from.opener?.lock ?? null);
        return viewOf(session, review);
      }),
    );

  const sourcesOf = (reviewed: readonly ReviewedSource[]) => sourceFiles(files, removable, reviewed);

  const calls: ImportCalls = {
    readDrafts: async (given) => {
      const value = await readings.cancellable((signal) => read(givenFiles(given, review), signal));
      return { ok: true, value };
    },
    chooseFiles: async () => {
      const value = await readings.cancellable(async (signal) => {
        // No dialog where no vault is open.
        await custody.work(async () => null);
        const paths = (await askForFiles()) ?? [];
        if (signal.aborted) throw new DesktopError('cancelled');
        return paths.length === 0 ? null : read(chosenFiles(paths, files), signal);
      });
      return { ok: true, value };
    },
    editDraft: async (id, edit) => {
      const value = await custody.work((session) => {
        review.edit(id, edit);
        return viewOf(session, review);
      });
      return { ok: true, value };
    },
    undoEdit: async () => {
      const value = await custody.work((session) => {
        review.undo();
        return viewOf(session, review);
      });
      return { ok: true, value };
    },
    compareDraft: async (id, index) => {
      const draft = review.draft(id);
      const code = draft?.set.codes[index]?.text;
      if (draft === null || code === undefined) throw new DesktopError('usage');
      return { ok: true, value: { code, line: draft.places[index]?.written?.text ?? '' } };
    },
    predecessors: async (service, label, account) => {
      const value = await custody.work(async ({ state }) =>
        predecessorsOf(state, { service, label, account }, clock.today()),
      );
      return { ok: true, value };
    },
    storeDrafts: async (decisions) => {
      const value = await custody.work((session) => storeDecided(session, random, review, decisions, sourcesOf));
      return { ok: true, value };
    },
    dropDrafts: async () => {
      drop();
      return { ok: true, value: null };
    },
    storeAccounts: async (id) => {
      const list = review.lists.get(id);
      if (list === undefined) throw new DesktopError('usage');
      const value = await custody.work(async (session) => {
        const accounts = await addAccounts(session, random, accountsToAdd(session.state, list.accounts.accounts));
        review.endList(id);
        return { accounts, review: await viewOf(session, review) };
      });
      return { ok: true, value };
    },
    closeAccounts: async (accounts) => {
      await custody.work((session) => closeAccounts(session, accounts));
      return { ok: true, value: null };
    },
  };
  return {
    calls,
    readPaths: (paths) => readings.cancellable((signal) => read(chosenFiles(paths, files), signal)),
    cancel: () => readings.cancel(),
  };
}
