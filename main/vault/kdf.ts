/** The KDF port: derivations in a worker, and the choice of a cost for a new slot. FORMAT.md R12. */
import { Worker } from 'node:worker_threads';
import { asSecret } from '../core/format/bytes.ts';
import type { WorkFactor } from '../core/format/slot.ts';
import type { Derivation } from '../core/format/unlock.ts';
import { workerUrl } from '../worker-url.ts';
import type { ClockPort } from './clock.ts';
import type { KdfAnswer } from './kdf-worker.ts';
import { errnoOf, StorageError } from './storage-error.ts';

export interface KdfPort {
  /**
   * Key of 32 bytes and the engine that made it. The passphrase bytes given are overwritten.
   * @throws StorageError `not-enough-memory`, or `unforeseen` when the thread ends without an answer.
   */
  derive(request: Derivation): Promise<KdfAnswer>;
  /** Ends the thread and gives its memory back. */
  close(): Promise<void>;
}

/** Of a new slot. */
export const PASSES = 3;
const MIB = 1024;
const MOST_CHOSEN_KIB = 256 * MIB;
export const LEAST_CHOSEN_KIB = 64 * MIB;
const LONGEST_MS = 1000;

export function startKdf(): KdfPort {
  const worker = new Worker(workerUrl('kdf-worker', 'vault'));
  let hasEnded = false;
  worker.once('exit', () => {
    hasEnded = true;
  });
  let turn: Promise<unknown> = Promise.resolve();
  return {
    derive: (request) => {
      const passphrase = asSecret(request.passphrase);
      const answer = turn.then(() => {
        // A thread that is gone takes a message without a word.
        if (hasEnded) throw new StorageError('unforeseen', 'the key derivation was ended');
        return ask(worker, { ...request, passphrase });
      });
      turn = answer.catch(() => undefined);
      return answer;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

/** Hands a request to the thread; its passphrase goes over and leaves nothing behind here. */
function ask(
  worker: Worker,
  request: Derivation & { readonly passphrase: Uint8Array<ArrayBuffer> },
): Promise<KdfAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (settled: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      settled();
    };
    const onMessage = (answer: KdfAnswer | null): void =>
      settle(() => (answer === null ? reject(new StorageError('not-enough-memory')) : resolve(answer)));
    const onError = (error: unknown): void =>
      settle(() => {
        const memory = errnoOf(error) === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(new StorageError(memory ? 'not-enough-memory' : 'unforeseen', 'the key derivation failed'));
      });
    const onExit = (): void => settle(() => reject(new StorageError('unforeseen', 'the key derivation was ended')));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(request, [request.passphrase.buffer]);
  });
}

/**
 * The cost of a new slot: 256 MiB, halved to 64 MiB at least where a warm run would take over a second. Measured on 64 MiB,
 * whose second run is the warm one; the time is proportional to the memory.
 */
export async function chooseWorkFactor(kdf: KdfPort, clock: ClockPort): Promise<Derivation['work']> {
  const probe = (): Promise<KdfAnswer> =>
    kdf.derive({ work: argon2id(LEAST_CHOSEN_KIB), passphrase: new Uint8Array(16), salt: new Uint8Array(16) });
  await probe();
  const start = clock.monotonicMs();
  await probe();
  const leastMs = clock.monotonicMs() - start;
  let memoryKib = MOST_CHOSEN_KIB;
  while (memoryKib > LEAST_CHOSEN_KIB && (leastMs * memoryKib) / LEAST_CHOSEN_KIB > LONGEST_MS) memoryKib /= 2;
  return argon2id(memoryKib);
}

export function argon2id(memoryKib: number): Extract<WorkFactor, { kdf: 'argon2id' }> {
  return { kdf: 'argon2id', memoryKib, passes: PASSES };
}
