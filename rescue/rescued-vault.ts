/** A vault that was opened for reading alone, without a last-seen mark and without a log to write to: FORMAT.md section 11. */
import { codesOfSet, type OpenedCode } from '../main/core/custody/codes-of-set.ts';
import { LogFold } from '../main/core/custody/log-fold.ts';
import { type Rest, readFrames } from '../main/core/custody/read-frames.ts';
import type { ReadState } from '../main/core/custody/state.ts';
import type { ErrorCode, ErrorFacts } from '../main/core/errors.ts';
import { FormatError } from '../main/core/format/format-error.ts';
import { portableHash } from '../main/core/format/hash.ts';
import { type Header, parseHeader, verifyHeaderMac } from '../main/core/format/header.ts';
import { recordKey } from '../main/core/format/keys.ts';
import { MOST_FILE_BYTES } from '../main/core/format/limits.ts';
import { type OnDerived, patientKdf } from '../main/core/format/patient-kdf.ts';
import { type Credentials, unlock } from '../main/core/format/unlock.ts';
import { fingerprintWords } from '../main/core/format/words.ts';

/** Reading gives way to the page after this long. */
const SLICE_MS = 30;

export interface Finding {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;
}

export interface RescuedVault {
  readonly state: ReadState;
  /** What limits what is shown, the gravest first. */
  readonly findings: readonly Finding[];
  readonly change: number;
  /** Four words, to compare with paper. */
  readonly fingerprint: readonly string[];
  /**
   * All codes of a set. Call it only for a set that the user asked for, knowing that it is not recorded (R28).
   * @throws FormatError `record-damaged` (R27).
   */
  open(setId: string): OpenedCode[];
  /** Overwrites the key. */
  forget(): void;
}

export interface Listener {
  readonly onDerived: OnDerived;
  /** How much of the file was read, from 0 to 1. */
  onRead(done: number): void;
}

/** @throws FormatError with the codes of FORMAT.md section 15 for what does not open. */
export async function rescueVault(file: Uint8Array, given: Credentials, listener: Listener): Promise<RescuedVault> {
  if (file.length > MOST_FILE_BYTES) throw new FormatError('too-large');
  const header = parseHeader(file);
  const { vaultKey } = await unlock(header, given, () => patientKdf(listener.onDerived));
  const { vaultId } = header;
  try {
    verifyHeaderMac(header, vaultKey);
    const fold = new LogFold(vaultId, []);
    const rest = await readAll(file, header, vaultKey, fold, listener);
    return {
      state: fold.state,
      findings: findingsOf(header, fold.state, rest),
      change: fold.point.change,
      fingerprint: fingerprintWords(fold.point.hash),
      open: (setId) => codesOfSet(fold, { vaultKey, vaultId }, setId),
      forget: () => vaultKey.fill(0),
    };
  } catch (error) {
    vaultKey.fill(0);
    throw error;
  }
}

async function readAll(
  file: Uint8Array,
  header: Header,
  vaultKey: Uint8Array,
  fold: LogFold,
  { onRead }: Listener,
): Promise<Rest> {
  const key = recordKey(vaultKey, header.fileSalt);
  try {
    const reading = readFrames(file, header, key, fold, portableHash);
    let sliceStart = performance.now();
    let step = reading.next();
    while (step.done !== true) {
      if (performance.now() - sliceStart > SLICE_MS) {
        onRead(step.value / file.length);
        await new Promise((resolve) => setTimeout(resolve));
        sliceStart = performance.now();
      }
      step = reading.next();
    }
    return step.value.rest;
  } finally {
    key.fill(0);
  }
}

/** In the order of FORMAT.md section 15; without a mark nobody can tell whether what a torn tail held was confirmed. */
function findingsOf(header: Header, state: ReadState, rest: Rest): readonly Finding[] {
  const findings: Finding[] = [];
  if (rest.kind === 'damaged') findings.push({ code: 'record-damaged', facts: rest.facts });
  if (header.readOnly !== null) findings.push({ code: header.readOnly, facts: {} });
  if (state.mustNotWrite) findings.push({ code: 'unsupported-feature', facts: {} });
  if (rest.kind === 'torn') findings.push({ code: 'truncated', facts: rest.facts });
  return findings;
}
