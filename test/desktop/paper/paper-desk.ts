/** A desk of papers over a real vault in memory: the printer, the dialog and, where wanted, the drawer are the test's. */
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import type { PaperModel } from '../../../main/core/paper/layout.ts';
import { createCustody, type OpenCustody } from '../../../main/desktop/create-custody.ts';
import { createPaperCalls, type PaperDesk } from '../../../main/desktop/paper/paper-calls.ts';
import type { PrintJob, PrintOutcome } from '../../../main/desktop/paper/print-port.ts';
import type { PlaceQuestion } from '../../../main/desktop/window-port.ts';
import type { SheetDrawer, SvgRequest } from '../../../main/sheets/sheet-drawer.ts';
import { openVault } from '../../../main/vault/open-vault.ts';
import type { Progress } from '../../../preload/contract.ts';
import type { FakePorts } from '../../vault/fake-ports.ts';
import { addSet, buildSmallVault, copyOf, openSmall, SET, VAULT } from '../../vault/small-vault.ts';

/** Of the set that the small vault begins with, code 1 is used. */
export const FIRST = { set: SET, codes: ['1111-2222', '3333-4444', '5555-6666'], unused: ['3333-4444', '5555-6666'] };
export const SECOND = { set: 'c'.repeat(32), codes: ['abcd-efgh', 'jkmn-pqrs'] };
export const FOLDER = '/sheets';

const small = await buildSmallVault('paper');

/** What the test makes happen outside. */
export interface Outside {
  /** The answer of the print dialog; it may wait. */
  print: (job: PrintJob) => Promise<PrintOutcome>;
  /** The answer of the save dialog. */
  place: string | null;
}

export interface Told {
  readonly jobs: PrintJob[];
  readonly questions: PlaceQuestion[];
  readonly progress: Progress[];
}

export interface OpenDesk extends PaperDesk {
  readonly ports: FakePorts;
  readonly custody: OpenCustody;
  readonly outside: Outside;
  readonly told: Told;
  /** Types of all events since the desk was opened, with what tells them apart. */
  events(): Promise<readonly string[]>;
}

/** @param startDrawer null: the product's own, in its thread. */
export async function openDesk(startDrawer: (() => SheetDrawer) | null = () => quickDrawer()): Promise<OpenDesk> {
  const ports = copyOf(small);
  ports.files.put(FOLDER, new Uint8Array());
  const session = await openSmall(ports, small);
  await addSet(session, SECOND.set, SECOND.codes);
  const before = [...(await session.readEvents())].length;
  const custody = createCustody(ports, () => undefined);
  await custody.adopt(session, () => undefined);
  const outside: Outside = { print: async () => 'printed', place: `${FOLDER}/own.pdf` };
  const told: Told = { jobs: [], questions: [], progress: [] };
  const desk = createPaperCalls({
    custody,
    window: {
      tell: (event, ...what) => {
        if (event === 'progress' && what[0] !== undefined) told.progress.push(what[0] as Progress);
      },
      askForPlace: async (question) => {
        told.questions.push(question);
        return outside.place;
      },
    },
    print: (job) => {
      told.jobs.push(job);
      return outside.print(job);
    },
    ...(startDrawer === null ? {} : { startDrawer }),
  });
  return { ...desk, ports, custody, outside, told, events: () => eventsSince(ports, before) };
}

/** Read from the file, as another program would find them. */
async function eventsSince(ports: FakePorts, before: number): Promise<readonly string[]> {
  const session = await openVault(ports, { path: VAULT, secret: small.recoveryKey, access: 'read', remember: false });
  const events = [...(await session.readEvents())].slice(before).map((bytes) => JSON.parse(bytesToUtf8(bytes)));
  await session.lock();
  return events.map(({ t, d }) => [t, d.for, d.way, d.reason, d.place].filter((part) => part !== undefined).join(' '));
}

export interface QuickDrawer extends SheetDrawer {
  readonly asked: (SvgRequest | readonly PaperModel[])[];
  isClosed: boolean;
}

/** Draws at once, and only the codes: what it was given, where the test can see it. */
export function quickDrawer(): QuickDrawer {
  const drawer: QuickDrawer = {
    asked: [],
    isClosed: false,
    drawSvg: async (request, onDrawn) => {
      drawer.asked.push(request);
      onDrawn?.(1);
      return request.models.map((model) => (request.isVeiled ? 'veiled' : textsOf(model).join(' ')));
    },
    drawPdf: async (models) => {
      drawer.asked.push(models);
      return { pdf: new TextEncoder().encode(models.flatMap(textsOf).join(' ')), pages: models.length };
    },
    close: () => {
      drawer.isClosed = true;
    },
  };
  return drawer;
}

export function textsOf(model: PaperModel): string[] {
  if (model.layout === 'kit') return [model.recoveryKey ?? 'no key'];
  return model.sets.flatMap(({ codes }) => codes.flatMap((code) => (code.state === 'unused' ? [code.text] : [])));
}

/** A promise with its ends outside. */
export function held<T>(): { readonly promise: Promise<T>; readonly give: (value: T) => void } {
  let give: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}
