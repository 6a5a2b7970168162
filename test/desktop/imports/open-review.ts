/** The window's calls on an import over a small vault that is open: files are read in this thread, by the same function. */

import { CodedError } from '../../../main/core/errors.ts';
import { createCustody, type OpenCustody } from '../../../main/desktop/create-custody.ts';
import { createImportCalls, type Imports } from '../../../main/desktop/imports/import-calls.ts';
import { RemovableFiles } from '../../../main/desktop/strays/removable-files.ts';
import { createStrayCalls, type Strays } from '../../../main/desktop/strays/stray-calls.ts';
import type { YesNoQuestion } from '../../../main/desktop/window-port.ts';
import type { FileReader } from '../../../main/unpack/file-reader.ts';
import { answerTo, type FileToRead } from '../../../main/unpack/import-worker.ts';
import { UnpackError } from '../../../main/unpack/unpack-error.ts';
import type { OpenRequest } from '../../../main/vault/open-vault.ts';
import type { Session } from '../../../main/vault/session.ts';
import type { Progress, Result } from '../../../preload/contract.ts';
import type {
  DraftDecision,
  DraftView,
  GivenFile,
  ImportReview,
  Stored,
} from '../../../preload/views/import-review.ts';
import type { FakePorts } from '../../vault/fake-ports.ts';
import { copyOf, openSmall, type SmallVault } from '../../vault/small-vault.ts';

export interface Opened extends Imports {
  readonly ports: FakePorts;
  readonly custody: OpenCustody;
  readonly session: Session;
  readonly progress: Progress[];
  /** What the dialog will give; asked for in order, then cancelled. */
  readonly chosen: (readonly string[])[];
  readonly strays: Strays;
  /** Questions with buttons that were put, and the answers to the next ones: yes by default. */
  readonly questions: YesNoQuestion[];
  readonly answers: boolean[];
  /** Folders that the dialog will give; none: cancelled. */
  readonly folders: (readonly string[])[];
  /** Readers that were started and not ended. */
  readonly readers: Set<FileReader>;
}

/** Reads here what the thread reads there. `hold` is awaited before each file. */
export function readHere(
  signal: AbortSignal,
  hold: (file: FileToRead) => Promise<void> = async () => undefined,
): FileReader {
  return {
    read: async (file) => {
      await hold(file);
      if (signal.aborted) throw new UnpackError('cancelled');
      // The thread gets bytes of its own.
      return answerTo({ ...file, bytes: Uint8Array.from(file.bytes) });
    },
    end: async () => undefined,
  };
}

export async function openReview(
  vault: SmallVault,
  {
    access = 'write',
    hold,
  }: { readonly access?: OpenRequest['access']; readonly hold?: (file: FileToRead) => Promise<void> } = {},
): Promise<Opened> {
  const ports = copyOf(vault);
  const session = await openSmall(ports, vault, { access });
  const custody = createCustody(ports, () => undefined);
  const progress: Progress[] = [];
  const chosen: (readonly string[])[] = [];
  const readers = new Set<FileReader>();
  const removable = new RemovableFiles(ports.random);
  const questions: YesNoQuestion[] = [];
  const answers: boolean[] = [];
  const folders: (readonly string[])[] = [];
  const startReader = (signal: AbortSignal): FileReader => {
    const reader = readHere(signal, hold);
    const counted = { ...reader, end: async () => void readers.delete(counted) };
    readers.add(counted);
    return counted;
  };
  const imports = createImportCalls({
    custody,
    askForFiles: async () => chosen.shift() ?? null,
    sendProgress: (each) => progress.push(each),
    removable,
    startReader,
  });
  const strays = createStrayCalls({
    custody,
    window: {
      askForFolders: async () => folders.shift() ?? [],
      confirm: async (question) => {
        questions.push(question);
        return answers.shift() ?? true;
      },
    },
    removable,
    sendProgress: (each) => progress.push(each),
    review: imports.readPaths,
    startReader,
  });
  await custody.adopt(session, () => undefined);
  return { ...imports, strays, questions, answers, folders, ports, custody, session, progress, chosen, readers };
}

export function file(name: string, ...lines: readonly string[]): GivenFile {
  return { name, bytes: new TextEncoder().encode(lines.join('\n')) };
}

/** @throws the code of a refusal. */
export async function answerOf<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new CodedError(result.code, null, result.facts);
  return result.value;
}

export async function codeOf(answer: Promise<unknown>): Promise<unknown> {
  return answer.then(
    () => null,
    (error: unknown) => (error instanceof CodedError ? error.code : error),
  );
}

/** What a user says who takes all as it was found, doubtful codes as they stand in the file. */
export function decision(draft: DraftView, changes: Partial<DraftDecision> = {}): DraftDecision {
  return {
    draft: draft.draft,
    service: draft.service,
    label: draft.service === null ? draft.serviceName : null,
    account: draft.account,
    replaces: null,
    settled: draft.doubtful.map(({ index, text }) => ({ index, text })),
    updatesMarks: false,
    keepsBoth: false,
    isOld: null,
    ...changes,
  };
}

export function onlyDraft({ drafts }: ImportReview): DraftView {
  const [only, second] = drafts;
  if (only === undefined || second !== undefined) throw new Error(`${drafts.length} drafts`);
  return only;
}

/** The plain files of an import, and those of them that hold codes that were left out. */
export const filesOf = ({ sources }: Stored): readonly string[] => sources.map(({ file: name }) => name);
export const leftOutIn = ({ sources }: Stored): readonly string[] =>
  sources.filter(({ hasLeftOut }) => hasLeftOut).map(({ file: name }) => name);
