/** Derives keys in a thread of its own; its memory goes back to the system when the thread is ended. */
import { parentPort } from 'node:worker_threads';
import { chooseEngine, type Derivation, derive, type KdfEngine } from './derive.ts';

export interface KdfAnswer {
  readonly key: Uint8Array;
  readonly engine: KdfEngine;
}

const port = parentPort;
if (port !== null) {
  const chosen = chooseEngine();
  port.on('message', (request: Derivation) => {
    void chosen.then(({ engine, argon2id }) => {
      const key = Uint8Array.from(derive(argon2id, request));
      request.passphrase.fill(0);
      port.postMessage({ key, engine } satisfies KdfAnswer, [key.buffer]);
    });
  });
}
