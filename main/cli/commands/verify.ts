/** `verify`: reads everything in a vault and names the first damage by its code. */
import { resolve } from 'node:path';
import { CodedError, type ErrorCode, type ErrorFacts } from '../../core/errors.ts';
import { equalBytes } from '../../core/format/bytes.ts';
import { fingerprintWords } from '../../core/format/words.ts';
import { refuseToOverwrite } from '../../vault/place-vault.ts';
import { systemPorts } from '../../vault/ports.ts';
import { type Salvaged, salvage } from '../../vault/salvage.ts';
import type { Session } from '../../vault/session.ts';
import { type Anchor, parseAnchor } from '../anchor.ts';
import { noticeLine, open, refuseIfMissing, type VaultOptions } from '../opening.ts';
import { salvagedInJson, salvagedInWords } from '../salvage-sentences.ts';
import { readCredentials } from '../secrets.ts';
import { CliError, type Terminal, UsageError } from '../terminal.ts';

export interface VerifyOptions extends VaultOptions {
  readonly anchor?: string;
  /** The new vault that is to be made of what still opens. */
  readonly salvage?: string;
  /** A copy of this very file, whose header serves where both of its own are gone. */
  readonly headerFrom?: string;
  readonly json?: boolean;
}

interface Verdict {
  readonly ok: boolean;
  readonly code: ErrorCode | null;
  readonly events: number;
  readonly changeNumber: number;
  /** Four words, joined by hyphens; null when nothing could be read. */
  readonly fingerprint: string | null;
}

export async function verify(terminal: Terminal, path: string, options: VerifyOptions): Promise<void> {
  if (options.salvage === undefined) {
    if (options.headerFrom !== undefined) throw new UsageError('--header-from goes with --salvage');
    return judge(terminal, path, options, null);
  }
  const ports = systemPorts();
  await refuseIfMissing(ports, path);
  await refuseToOverwrite(ports, options.salvage);
  const credentials = await readCredentials(terminal, options);
  const request = { path, credentials, out: resolve(options.salvage), headerFrom: options.headerFrom ?? null };
  await judge(terminal, path, { ...options, credentials }, () => salvage(ports, request));
}

async function judge(
  terminal: Terminal,
  path: string,
  options: VerifyOptions,
  salvageIt: (() => Promise<Salvaged>) | null,
): Promise<void> {
  const anchor = options.anchor === undefined ? null : parseAnchor(options.anchor);
  let session: Session | null = null;
  let failure: { code: ErrorCode; facts: ErrorFacts; detail: string | null } | null = null;
  try {
    // A copy under test, such as a salvaged one, is not the vault that was last seen here.
    const request = { access: 'read', anchorChange: anchor?.change ?? null, remember: false } as const;
    session = await open(terminal, path, options, request);
    const { code, facts } = session.standing;
    if (code !== null) failure = { code, facts, detail: null };
    else {
      session.checkSets();
      const against = anchor === null ? null : compareWithAnchor(session, anchor);
      if (against !== null) failure = { code: against, facts: {}, detail: 'compared with the anchor' };
    }
  } catch (error) {
    if (!(error instanceof CodedError) || error.code === 'usage') throw error;
    failure = { code: error.code, facts: error.facts, detail: error.detail };
  }
  const verdict: Verdict = {
    ok: failure === null,
    code: failure?.code ?? null,
    events: session?.state.eventCount ?? 0,
    changeNumber: session?.point.change ?? 0,
    fingerprint: session?.fingerprint.join('-') ?? null,
  };
  const salvaged = salvageIt === null ? null : await salvageIt();
  for (const notice of salvaged?.notices ?? []) terminal.say(noticeLine(notice));
  if (options.json) {
    terminal.out(
      `${JSON.stringify({ ...verdict, ...(salvaged === null ? {} : { salvaged: salvagedInJson(salvaged) }) })}\n`,
    );
  } else if (failure === null) {
    terminal.out(
      `Whole: ${verdict.events} events, change ${verdict.changeNumber}, ${session?.fingerprint.join(' ')}.\n`,
    );
  }
  if (salvaged !== null && !options.json) terminal.out(salvagedInWords(salvaged));
  if (failure !== null) throw new CliError(failure.code, failure.detail, failure.facts);
}

/** `rolled-back` when the history does not reach the anchor, `diverged` when it passed there with another hash. */
function compareWithAnchor(session: Session, anchor: Anchor): ErrorCode | null {
  const hash = session.hashAt(anchor.change);
  if (hash === null) return 'rolled-back';
  const fits =
    anchor.kind === 'hash'
      ? equalBytes(hash, anchor.hash)
      : fingerprintWords(hash).join('-') === anchor.words.join('-');
  return fits ? null : 'diverged';
}
