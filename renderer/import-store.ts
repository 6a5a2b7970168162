/** The import under review: what main found in the files, and whether it is reading or storing. Emptied when the vault locks. */
import { useSyncExternalStore } from 'react';
import type { Result, Standing, VaultApi } from '../preload/contract.ts';
import type {
  DraftDecision,
  FileOpener,
  GivenFile,
  ImportReview,
  ReviewEdit,
  Stored,
} from '../preload/views/import-review.ts';
import { reviewWords as words } from './messages/review.ts';
import { listWords } from './messages/strays.ts';
import { troubles } from './messages/troubles.ts';
import { places } from './place.ts';
import { showToast } from './toasts.ts';
import { vaultStore } from './use-vault.ts';

export interface ImportState {
  /** Null: nothing is under review. */
  readonly review: ImportReview | null;
  /** Counts the readings that have brought the review so far: what was found is said once for each. */
  readonly readings: number;
  readonly work: 'reading' | 'storing' | null;
  /** The part of the work that is done, from 0 to 1, or null where that cannot be told. */
  readonly done: number | null;
  /** Why the last work came to nothing. */
  readonly trouble: Standing | null;
  /** Names of what was dropped and is no file that can be read, such as a folder. */
  readonly unread: readonly string[];
  /** What was stored, until the user has gone on. */
  readonly stored: Stored | null;
  /** The dialog to paste or type into is open. */
  readonly isTyping: boolean;
}

export interface ImportStore {
  readonly subscribe: (changed: () => void) => () => void;
  readonly state: () => ImportState;
  /** Files that were dropped on the window. Goes to the review. */
  give(files: Iterable<File>): Promise<void>;
  /** Files from the system's dialog; goes to the review unless it was cancelled. */
  choose(): Promise<void>;
  /** Opens a locked file of the review; one that does not open says so in it. */
  open(opener: FileOpener): Promise<void>;
  /** Opens the dialog to paste or type into, on the review. */
  startTyping(): void;
  stopTyping(): void;
  readText(text: string): Promise<void>;
  /** Files that a look through folders found, by their ids; goes to the review. */
  takeFound(ids: readonly string[]): Promise<void>;
  /** Adds the new accounts of a list; with nothing else under review it goes to the board. */
  storeAccounts(list: string): Promise<void>;
  /** Ends a reading; what was under review before stays. */
  cancel(): Promise<void>;
  /** Changes a draft; null where something else is under way, or the review is over. */
  edit(draft: string, edit: ReviewEdit): Promise<Result<ImportReview> | null>;
  /** Takes the last of these changes back; false where that was not possible. */
  undoEdit(): Promise<boolean>;
  store(decisions: readonly DraftDecision[]): Promise<void>;
  /** Nothing of it is stored; a reading ends. */
  drop(): void;
}

/** One byte more than main reads of a file, so that main is the one that calls it too large. */
const MOST_FILE_BYTES = 25 * 1024 * 1024 + 1;

/** Stands in the session's storage while something is under review; it says nothing about what. */
const UNDER_REVIEW = 'coldkeep-under-review';

const nothing: ImportState = {
  review: null,
  readings: 0,
  work: null,
  done: null,
  trouble: null,
  unread: [],
  stored: null,
  isTyping: false,
};

interface Taken {
  readonly files: readonly GivenFile[];
  readonly unread: readonly string[];
}

async function take(files: Iterable<File>): Promise<Taken> {
  const taken: GivenFile[] = [];
  const unread: string[] = [];
  for (const file of files) {
    try {
      taken.push({ name: file.name, bytes: new Uint8Array(await file.slice(0, MOST_FILE_BYTES).arrayBuffer()) });
    } catch {
      unread.push(file.name);
    }
  }
  return { files: taken, unread };
}

export function createImportStore(api: VaultApi): ImportStore {
  const listeners = new Set<() => void>();
  let state = nothing;
  /** Counts imports that are over because the vault was locked or they were dropped: an answer to them comes too late. */
  let era = 0;

  const set = (change: Partial<ImportState>): void => {
    state = { ...state, ...change };
    if (state.review !== null || state.work !== null) sessionStorage.setItem(UNDER_REVIEW, 'yes');
    else if (vaultStore.stage().at === 'open') sessionStorage.removeItem(UNDER_REVIEW);
    for (const changed of listeners) changed();
  };
  const arrive = (): void => {
    if (places.now().at !== 'review') places.go({ at: 'review' });
  };
  const finish = (answer: Result<ImportReview | null>): void => {
    const rest = { work: null, done: null } as const;
    if (answer.ok && answer.value === null) set(rest);
    else if (answer.ok) {
      set({ ...rest, review: answer.value, readings: state.readings + 1 });
      arrive();
    } else if (answer.code !== 'cancelled') {
      set({ ...rest, trouble: { code: answer.code, facts: answer.facts } });
      arrive();
    } else {
      set(rest);
      if (state.review === null && places.now().at === 'review') places.back();
    }
  };
  const read = async ({ files, unread }: Taken): Promise<void> => {
    set({ unread });
    if (files.length === 0) {
      set({ work: null });
      return;
    }
    const begun = era;
    const answer = await api.readDrafts(files);
    for (const { bytes } of files) bytes.fill(0);
    if (begun === era) finish(answer);
  };
  const change = async (ask: () => Promise<Result<ImportReview>>): Promise<Result<ImportReview> | null> => {
    if (state.work !== null || state.review === null) return null;
    const begun = era;
    const answer = await ask();
    if (begun !== era || state.review === null) return null;
    if (answer.ok) set({ review: answer.value, trouble: null });
    return answer;
  };
  const takeBack = async (accounts: readonly string[]): Promise<void> => {
    const answer = await api.closeAccounts(accounts);
    if (answer.ok) showToast({ tone: 'usual', text: listWords.undone });
    else showToast({ tone: 'stop', text: troubles[answer.code].title, detail: troubles[answer.code].next });
  };
  const begin = (): boolean => {
    if (state.work !== null) return false;
    set({ work: 'reading', done: null, trouble: null, stored: null, isTyping: false });
    arrive();
    return true;
  };

  api.onProgress(({ step, done }) => {
    if (step === 'importing' && state.work !== null) set({ done });
  });
  vaultStore.subscribe(() => {
    if (vaultStore.stage().at !== 'open') {
      era += 1;
      if (state !== nothing) set(nothing);
    } else if (state.review === null && state.work === null && sessionStorage.getItem(UNDER_REVIEW) !== null) {
      sessionStorage.removeItem(UNDER_REVIEW);
      showToast({
        tone: 'usual',
        text: words.dropped,
        detail: words.droppedDetail,
        action: { name: words.chooseFiles, run: () => void store.choose() },
      });
    }
  });

  const store: ImportStore = {
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    state: () => state,
    give: async (files) => {
      if (begin()) await read(await take(files));
    },
    choose: async () => {
      if (state.work !== null) return;
      const begun = era;
      set({ trouble: null });
      const answer = await api.chooseFiles();
      if (begun !== era) return;
      if (answer.ok && answer.value !== null) set({ stored: null, unread: [] });
      finish(answer);
    },
    open: async (opener) => {
      if (!begin()) return;
      const begun = era;
      const answer = await api.readDrafts([opener]);
      opener.password.fill(0);
      opener.keyFile?.fill(0);
      if (begun === era) finish(answer);
    },
    startTyping: () => {
      set({ isTyping: true, stored: null });
      arrive();
    },
    stopTyping: () => {
      set({ isTyping: false });
      if (state.review === null && state.work === null && state.trouble === null) places.back();
    },
    readText: async (text) => {
      if (begin()) await read({ files: [{ name: '', bytes: new TextEncoder().encode(text) }], unread: [] });
    },
    takeFound: async (ids) => {
      if (!begin()) return;
      const begun = era;
      const answer = await api.importFound(ids);
      if (begun === era) finish(answer);
    },
    storeAccounts: async (list) => {
      if (state.work !== null) return;
      const begun = era;
      set({ work: 'storing', done: null, trouble: null });
      const answer = await api.storeAccounts(list);
      if (begun !== era) return;
      const rest = { work: null, done: null } as const;
      if (!answer.ok) {
        set({ ...rest, trouble: { code: answer.code, facts: answer.facts } });
        return;
      }
      const { accounts, review } = answer.value;
      set({ ...rest, review });
      if (review.drafts.length + review.accountLists.length === 0) {
        store.drop();
        places.home();
      }
      showToast({
        tone: 'good',
        text: listWords.added(accounts.length),
        action: { name: listWords.undo, run: () => void takeBack(accounts) },
      });
    },
    cancel: async () => {
      await api.cancel();
    },
    edit: (draft, edit) => change(() => api.editDraft(draft, edit)),
    undoEdit: async () => (await change(api.undoEdit))?.ok === true,
    store: async (decisions) => {
      if (state.work !== null) return;
      const begun = era;
      set({ work: 'storing', done: null, trouble: null });
      const answer = await api.storeDrafts(decisions);
      if (begun !== era) return;
      if (!answer.ok) {
        const trouble = answer.code === 'cancelled' ? null : { code: answer.code, facts: answer.facts };
        set({ work: null, done: null, trouble });
        return;
      }
      set({ ...nothing, stored: answer.value });
      showToast({ tone: 'good', text: words.stored(answer.value) });
    },
    drop: () => {
      if (state.work === 'reading') {
        era += 1;
        void api.cancel();
      }
      if (state.review !== null || state.work === 'reading') void api.dropDrafts();
      set(nothing);
    },
  };
  return store;
}

export const importStore = createImportStore(window.vault);

export function useImports(): ImportState {
  return useSyncExternalStore(importStore.subscribe, importStore.state);
}
