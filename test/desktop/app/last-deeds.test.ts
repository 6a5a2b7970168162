/** The app does not end before what must be gone is gone. */
import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import { holdQuit } from '../../../main/desktop/app/last-deeds.ts';
import { preventable } from '../../host/electron/stand-in.ts';
import { settled } from './fake-watch.ts';

/** An app whose `quit` asks once more, as Electron's does; `ended` counts the times that nobody held it. */
function scene(finish: () => Promise<unknown>) {
  let ended = 0;
  const app = Object.assign(new EventEmitter(), {
    quit: () => {
      const event = preventable({});
      app.emit('will-quit', event);
      if (!event.defaultPrevented) ended += 1;
    },
  });
  // Electron's type names each event; an emitter of Node's has them all.
  holdQuit(app as unknown as App, finish);
  return { quit: app.quit, ended: () => ended };
}

test('waits for the last deeds, and does them once however often it is asked', async () => {
  let finished = 0;
  let settle = (): void => undefined;
  const { quit, ended } = scene(() => {
    finished += 1;
    return new Promise<void>((resolve) => {
      settle = resolve;
    });
  });
  quit();
  quit();
  await settled();
  expect([finished, ended()]).toEqual([1, 0]);
  settle();
  await settled();
  expect([finished, ended()]).toEqual([1, 1]);
});

test('a failure of them ends the app as well', async () => {
  const { quit, ended } = scene(() => Promise.reject(new Error('no')));
  quit();
  await settled();
  expect(ended()).toBe(1);
});
