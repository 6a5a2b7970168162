/** Derives keys in a thread of its own; its memory goes back to the system when the thread is ended. */
import { parentPort } from 'node:worker_threads';
import type { Derivation } from '../core/format/unlock.ts';
import { chooseEngine, deriveWithFallback, type KdfEngine } from './derive.ts';

export interface KdfAnswer {
  readonly key: Uint8Array;
  readonly engine: KdfEngine;
}

const port = parentPort;
if (port !== null) {
  const chosen = chooseEngine();
  port.on('message', async (request: Derivation) => {
    const answer = deriveWithFallback(await chosen, request);
    request.passphrase.fill(0);
    port.postMessage(answer satisfies KdfAnswer | null, answer === null ? [] : [answer.key.buffer]);
  });
}
