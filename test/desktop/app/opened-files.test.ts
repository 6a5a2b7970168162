/** Vaults that the system opens with the app: from arguments, from macOS, before and after the app is ready. */
import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { describe, expect, test } from 'vitest';
import { listenForFiles, vaultAmong } from '../../../main/desktop/app/opened-files.ts';

describe('the vault among arguments', () => {
  test.each<[readonly string[], string | null]>([
    [[], null],
    [['.'], null],
    [['/safe/a.coldkeep'], '/safe/a.coldkeep'],
    [['a.coldkeep'], '/home/sam/a.coldkeep'],
    [['../A.COLDKEEP'], '/home/A.COLDKEEP'],
    [['--enable-logging', '/safe/a.coldkeep', '--no-sandbox'], '/safe/a.coldkeep'],
    [['/a.coldkeep', '/b.coldkeep'], '/b.coldkeep'],
    [['--open=/safe/a.coldkeep'], null],
    [['-a.coldkeep'], null],
    [['--', '-a.coldkeep'], '/home/sam/-a.coldkeep'],
    [['notes.txt', '/safe/a.coldkeep.bak'], null],
  ])('%j: %j', (args, expected) => {
    expect(vaultAmong(args, '/home/sam')).toBe(expected);
  });
});

describe('a vault that is to be opened', () => {
  const start = (...args: readonly string[]) => {
    const app = new EventEmitter();
    const opened: string[] = [];
    // Electron's type names each event; an emitter of Node's has them all.
    const files = listenForFiles(app as unknown as App, args, '/home/sam');
    return { app, opened, files, deliver: () => files.deliver((path) => opened.push(path)) };
  };
  const event = () => {
    let isTaken = false;
    return {
      preventDefault: () => {
        isTaken = true;
      },
      isTaken: () => isTaken,
    };
  };

  test('from the arguments waits until somebody takes it', () => {
    const { opened, deliver } = start('/safe/a.coldkeep');
    deliver();
    expect(opened).toEqual(['/safe/a.coldkeep']);
  });

  test('taken before the window is there, it does not come again', () => {
    const { opened, files, deliver } = start('/safe/a.coldkeep');
    expect(files.take()).toBe('/safe/a.coldkeep');
    expect(files.take()).toBeNull();
    deliver();
    expect(opened).toEqual([]);
  });

  test('none: nothing is opened', () => {
    const { opened, deliver } = start();
    deliver();
    expect(opened).toEqual([]);
  });

  test('from macOS before the app is ready waits, the last one counts', () => {
    const { app, opened, deliver } = start('/safe/a.coldkeep');
    app.emit('open-file', event(), '/safe/b.coldkeep');
    app.emit('open-file', event(), '/safe/c.coldkeep');
    deliver();
    expect(opened).toEqual(['/safe/c.coldkeep']);
  });

  test('from macOS afterwards is taken at once', () => {
    const { app, opened, deliver } = start();
    deliver();
    const given = event();
    app.emit('open-file', given, '/safe/b.coldkeep');
    expect(opened).toEqual(['/safe/b.coldkeep']);
    expect(given.isTaken()).toBe(true);
  });

  test('from macOS of another kind is none', () => {
    const { app, opened, deliver } = start();
    deliver();
    app.emit('open-file', event(), '/safe/notes.txt');
    expect(opened).toEqual([]);
  });

  test('from a second start, by its own folder', () => {
    const { app, opened, deliver } = start();
    deliver();
    app.emit('second-instance', {}, ['/usr/bin/coldkeep', 'work.coldkeep'], '/home/kim', null);
    app.emit('second-instance', {}, ['/usr/bin/coldkeep'], '/home/kim', null);
    expect(opened).toEqual(['/home/kim/work.coldkeep']);
  });

  test('the name of the program is no vault', () => {
    const { app, opened, deliver } = start();
    deliver();
    app.emit('second-instance', {}, ['/opt/program.coldkeep'], '/home/kim', null);
    expect(opened).toEqual([]);
  });
});
