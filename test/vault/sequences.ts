/**
 * Runs of random commands with disks that fail and power that goes, beside the plainest model there is: the list of the events
 * that were acknowledged. What a fresh look at the file reads is that list, after every command.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { EventBody } from '../../main/core/custody/events.ts';
import { CodedError } from '../../main/core/errors.ts';
import { listBackups, makeBackup } from '../../main/vault/backups.ts';
import { mergeVault } from '../../main/vault/merge.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { restoreVault } from '../../main/vault/restore.ts';
import type { Session } from '../../main/vault/session.ts';
import { StorageError } from '../../main/vault/storage-error.ts';
import { crashNow } from './crash-disk.ts';
import { knownRecoveryKey, slotAdded } from './crash-operations.ts';
import { portsOver, startsWith, textsOf } from './crash-states.ts';
import { type FakePorts, fakePorts, fakeProcesses, type SeededRandom, seededRandom } from './fake-ports.ts';
import type { FileCall } from './memory-files.ts';
import { revealed, type SmallVault, used, VAULT } from './small-vault.ts';

const STICK = '/stick/other.coldkeep';
const ERRNOS = ['EIO', 'ENOSPC', 'EACCES', 'EDQUOT', 'EBUSY'];

/** Events that tell of the other file's header and are not brought over (FORMAT.md 14.2). */
const OF_ITS_FILE = new Set(['SlotAdded', 'SlotRemoved', 'VaultKeyChanged']);

export interface SequenceTally {
  commands: number;
  /** Commands that ran into a fault, and how they ended. */
  refused: number;
  powerCuts: number;
  /** How often each command was done. */
  readonly done: Record<string, number>;
}

export interface SequenceRequest {
  readonly vault: SmallVault;
  readonly seed: string;
  readonly runs: number;
  readonly commandsPerRun: number;
}

/** @throws Error that names the seed, the run and the commands that led there. */
export async function sequenceRounds({ vault, seed, runs, commandsPerRun }: SequenceRequest): Promise<SequenceTally> {
  const tally: SequenceTally = { commands: 0, refused: 0, powerCuts: 0, done: {} };
  for (let run = 0; run < runs; run++) {
    const world = new World(vault, seededRandom(`${seed} ${run}`), tally);
    try {
      await world.start();
      for (let i = 0; i < commandsPerRun; i++) await world.step();
      await world.end();
    } catch (error) {
      throw new Error(`seed ${seed}, run ${run}: ${world.told.join(', ')}`, { cause: error });
    }
  }
  return tally;
}

/** What a command adds to the log when it is done: the kinds of its events, or another history altogether. */
type Effect = { readonly added: readonly string[] } | { readonly history: readonly string[] } | 'nothing';

class World {
  /** The commands so far. */
  readonly told: string[] = [];
  readonly #random: SeededRandom;
  readonly #tally: SequenceTally;
  readonly #vault: SmallVault;
  #ports: FakePorts;
  #session: Session | null = null;
  #secrets: string[];
  /** Texts of the acknowledged events. */
  #model: readonly string[] = [];
  #start: ReturnType<FakePorts['files']['snapshot']> = [];
  #serial = 0;
  /** What the last power cut may bring back: the user was told that the folder could not be synced after a rename. */
  #unsynced: readonly string[] | null = null;
  #unsyncedNotices = 0;

  constructor(vault: SmallVault, random: SeededRandom, tally: SequenceTally) {
    this.#vault = vault;
    this.#random = random;
    this.#tally = tally;
    this.#secrets = [vault.recoveryKey];
    this.#ports = this.#boot(new Map([[VAULT, vault.bytes]]));
  }

  async start(): Promise<void> {
    this.#session = await this.#open();
    this.#model = await textsOf(this.#session);
  }

  async end(): Promise<void> {
    await this.#session?.lock();
    await this.#compare(this.#model);
  }

  async step(): Promise<void> {
    const commands = [
      ...Array<() => Promise<Effect>>(5).fill(() => this.#append()),
      () => this.#undo(),
      () => this.#rewrite(),
      () => this.#addWay(),
      () => this.#changeKey(),
      () => this.#backUp(),
      () => this.#restore(),
      () => this.#merge(),
      () => this.#reopen(),
    ];
    this.#tally.commands += 1;
    if (this.#random.below(7) === 0) return this.#cutPower();
    const command = commands[this.#random.below(commands.length)] ?? (() => this.#append());
    const isFaulty = this.#random.below(3) === 0;
    if (isFaulty) this.#planFault();
    const before = this.#model;
    let effect: Effect | null = null;
    try {
      effect = await command();
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      this.told.push(error.code);
      this.#tally.refused += 1;
      if (!isFaulty && error.code !== 'nothing-to-merge' && error.code !== 'too-many-ways-in') throw error;
    }
    this.#ports.files.plan = () => null;
    if (effect === null) await this.#afterFailure(before);
    else await this.#afterSuccess(before, effect);
  }

  #note(name: string): void {
    this.told.push(name);
  }

  /** Fails one of the next calls, or that one and all of its kind after it. */
  #planFault(): void {
    const nth = this.#random.below(40);
    const errno = ERRNOS[this.#random.below(ERRNOS.length)] ?? 'EIO';
    const stays = this.#random.below(2) === 0;
    let seen = 0;
    let kind: FileCall['operation'] | null = null;
    this.told.push(`${errno} at call ${nth}${stays ? ' and on' : ''}`);
    this.#ports.files.plan = ({ operation }) => {
      seen += 1;
      if (seen === nth + 1) kind = operation;
      return seen === nth + 1 || (stays && kind === operation) ? { errno } : null;
    };
  }

  async #afterSuccess(before: readonly string[], effect: Effect): Promise<void> {
    const name = this.told.at(-1) ?? '';
    this.#tally.done[name] = (this.#tally.done[name] ?? 0) + 1;
    const now = await this.#read();
    if (effect !== 'nothing') {
      const start = 'history' in effect ? effect.history : before;
      const kinds = now.slice(start.length).map(kindOf);
      const wanted = 'history' in effect ? ['VaultRestored'] : effect.added;
      const isRight =
        startsWith(now, start) && kinds.length === wanted.length && wanted.every((t, i) => kinds[i] === t);
      if (!isRight) throw new Error(`${kinds.join(' ')} was added, not ${wanted.join(' ')}`);
    } else if (now.length !== before.length || !startsWith(now, before)) throw new Error('the history changed');
    this.#model = now;
    this.#noteUnsynced(before, effect);
  }

  #noteUnsynced(before: readonly string[], effect: Effect): void {
    const notices = this.#opened.notices.filter((notice) => notice === 'rename-not-synced').length;
    if (notices > this.#unsyncedNotices) this.#unsynced ??= before;
    else if (effect !== 'nothing') this.#unsynced = null;
    this.#unsyncedNotices = notices;
  }

  /** A refused command changed nothing that was acknowledged; what was not acknowledged may be there, whole. */
  async #afterFailure(before: readonly string[]): Promise<void> {
    const now = await this.#read();
    if (!startsWith(now, before) && !this.#isRestored(now)) throw new Error('an acknowledged event is missing');
    await this.#session?.lock();
    // The next program: a lock whose taking away failed is that of a dead one to it.
    this.#ports = this.#boot(new Map(this.#ports.files.snapshot().map(({ path, bytes }) => [path, bytes])));
    this.#session = await this.#open();
    this.#model = await textsOf(this.#session);
    if (!startsWith(this.#model, now.slice(0, before.length))) throw new Error('an acknowledged event is missing');
  }

  #isRestored(events: readonly string[]): boolean {
    return events.length > 0 && kindOf(events.at(-1) ?? '') === 'VaultRestored';
  }

  async #cutPower(): Promise<void> {
    this.#note('power cut');
    this.#tally.powerCuts += 1;
    const unsynced = this.#unsynced;
    const image = crashNow(this.#start, this.#ports.files.log, this.#random);
    this.#ports = this.#boot(image);
    this.#session = await this.#open();
    const now = await textsOf(this.#session);
    const isAsTold = [this.#model, unsynced].some(
      (model) => model !== null && now.length === model.length && startsWith(now, model),
    );
    if (!isAsTold) throw new Error('an acknowledged event is missing');
    this.#model = now;
    this.#unsynced = null;
  }

  #boot(image: ReadonlyMap<string, Uint8Array>): FakePorts {
    this.#serial += 1;
    const pid = 100 + this.#serial;
    const ports = fakePorts(`${bytesToHex(this.#random.bytes(8))}`, {
      processes: fakeProcesses('here', pid, new Map([[pid, `start-${pid}`]])),
    });
    for (const [path, bytes] of image) ports.files.put(path, bytes);
    ports.files.startLog();
    this.#start = ports.files.snapshot();
    this.#unsynced = null;
    this.#unsyncedNotices = 0;
    return ports;
  }

  /** What a power cut or a failed write may do to the mark is gone on with. */
  async #open(): Promise<Session> {
    for (const secret of this.#secrets) {
      try {
        const session = await openVault(this.#ports, { path: VAULT, secret, access: 'write', acceptOlder: true });
        if (session.standing.code !== null) throw new StorageError(session.standing.code);
        return session;
      } catch (error) {
        if (!(error instanceof CodedError) || error.code !== 'wrong-secret') throw error;
      }
    }
    throw new Error('no secret opens the vault');
  }

  /** A fresh look by another program. */
  async #read(bytes = this.#ports.files.content(VAULT)): Promise<string[]> {
    const ports = portsOver(new Map([[VAULT, bytes]]));
    for (const secret of this.#secrets) {
      try {
        const session = await openVault(ports, { path: VAULT, secret, access: 'read', remember: false });
        return await textsOf(session);
      } catch (error) {
        if (!(error instanceof CodedError) || error.code !== 'wrong-secret') throw error;
      }
    }
    throw new Error('no secret opens the vault');
  }

  async #compare(model: readonly string[]): Promise<void> {
    const now = await this.#read();
    if (now.length !== model.length || !startsWith(now, model))
      throw new Error('the file is not what was acknowledged');
  }

  get #opened(): Session {
    if (this.#session === null) throw new Error('no session');
    return this.#session;
  }

  async #append(): Promise<Effect> {
    this.#note('append');
    const number = 1 + this.#random.below(3);
    const bodies: EventBody[] = this.#random.below(2) === 0 ? [used(number)] : [revealed(number), used(number)];
    return this.#committed(bodies);
  }

  async #undo(): Promise<Effect> {
    this.#note('undo');
    const uses = this.#model.map((text) => JSON.parse(text)).filter(({ t }) => t === 'CodeUsed');
    return this.#committed([{ t: 'OutcomeTakenBack', d: { event: uses.at(-1).id } }]);
  }

  async #committed(bodies: readonly EventBody[]): Promise<Effect> {
    const before = this.#opened.point.change;
    await this.#opened.commit(bodies);
    // After a copy was gone on with, the first change says so before its own.
    const more = this.#opened.point.change - before - bodies.length;
    return { added: [...Array<string>(more).fill('VaultRestored'), ...bodies.map(({ t }) => t)] };
  }

  async #rewritten(bodies: readonly EventBody[], order: Partial<Parameters<Session['rewrite']>[0]>): Promise<Effect> {
    const before = this.#opened.point.change;
    await this.#opened.rewrite({ events: bodies, ...order });
    const more = this.#opened.point.change - before - bodies.length;
    return { added: [...Array<string>(more).fill('VaultRestored'), ...bodies.map(({ t }) => t)] };
  }

  async #rewrite(): Promise<Effect> {
    this.#note('rewrite');
    return this.#rewritten([], {});
  }

  async #addWay(): Promise<Effect> {
    this.#note('slot change');
    const way = knownRecoveryKey(`way ${this.#random.below(2 ** 30)}`);
    const [oldest] = this.#opened.slots.map(({ id }) => bytesToHex(id)).filter((id) => id !== this.#opened.slotId);
    const removed = this.#opened.slots.length > 3 && oldest !== undefined ? oldest : null;
    return this.#rewritten(
      [...slotAdded(way.id), ...(removed === null ? [] : [{ t: 'SlotRemoved', d: { slot: removed } } as const])],
      { addedSlots: [way.slot()], removedSlots: removed === null ? [] : [removed] },
    );
  }

  async #changeKey(): Promise<Effect> {
    this.#note('new key');
    const way = knownRecoveryKey(`key ${this.#random.below(2 ** 30)}`);
    this.#secrets = [way.text, ...this.#secrets];
    return this.#rewritten([...slotAdded(way.id), { t: 'VaultKeyChanged', d: { epoch: this.#opened.epoch + 1 } }], {
      newVaultKey: true,
      addedSlots: [way.slot()],
      keepsNoOldCopy: true,
    });
  }

  async #backUp(): Promise<Effect> {
    this.#note('backup');
    await makeBackup(this.#ports, this.#opened);
    return 'nothing';
  }

  async #reopen(): Promise<Effect> {
    this.#note('reopen');
    await this.#session?.lock();
    this.#session = null;
    this.#session = await this.#open();
    this.#unsyncedNotices = 0;
    return 'nothing';
  }

  /** A backup and its events, or null where there is none. */
  async #oneBackup(): Promise<{ readonly file: string; readonly events: readonly string[] } | null> {
    const backups = await listBackups(this.#ports, VAULT, this.#vault.vaultId);
    const backup = backups[this.#random.below(Math.max(1, backups.length))];
    if (backup === undefined) return null;
    return { file: backup.file, events: await this.#read(this.#ports.files.content(backup.file)) };
  }

  async #restore(): Promise<Effect> {
    const backup = await this.#oneBackup();
    if (backup === null) return this.#append();
    this.#note('restore');
    await this.#session?.lock();
    this.#session = null;
    const { notices } = await this.#withSecret((secret) =>
      restoreVault(this.#ports, { path: VAULT, from: backup.file, credentials: { secret } }),
    );
    this.#session = await this.#open();
    this.#unsyncedNotices = notices.includes('rename-not-synced') ? -1 : 0;
    return { history: backup.events };
  }

  async #merge(): Promise<Effect> {
    const backup = await this.#oneBackup();
    if (backup === null) return this.#append();
    this.#note('merge');
    const other = portsOver(new Map([[VAULT, this.#ports.files.content(backup.file)]]));
    other.random.bytes(1 + this.#random.below(4096));
    const body = used(1 + this.#random.below(3));
    await this.#withSecret(async (secret) => {
      const session = await openVault(other, { path: VAULT, secret, access: 'write' });
      await session.commit([body]);
      await session.lock();
    });
    const theirs = await this.#read(other.files.content(VAULT));
    this.#ports.files.put(STICK, other.files.content(VAULT));
    this.#ports.files.startLog();
    this.#start = this.#ports.files.snapshot();
    const before = this.#opened.point.change;
    await this.#withSecret((secret) => mergeVault(this.#ports, this.#opened, { from: STICK, credentials: { secret } }));
    const own = new Set(this.#model.map(idOf));
    const brought = theirs
      .filter((text) => !own.has(idOf(text)))
      .map(kindOf)
      .filter((kind) => !OF_ITS_FILE.has(kind));
    const more = this.#opened.point.change - before - brought.length - 1;
    return { added: [...Array<string>(more).fill('VaultRestored'), 'VaultMerged', ...brought] };
  }

  async #withSecret<T>(work: (secret: string) => Promise<T>): Promise<T> {
    for (const secret of this.#secrets) {
      try {
        return await work(secret);
      } catch (error) {
        if (!(error instanceof CodedError) || error.code !== 'wrong-secret') throw error;
      }
    }
    throw new Error('no secret opens the copy');
  }
}

function kindOf(event: string): string {
  const { t }: { t: string } = JSON.parse(event);
  return t;
}

function idOf(event: string): string {
  const { id }: { id: string } = JSON.parse(event);
  return id;
}
