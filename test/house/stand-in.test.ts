/** The stand-in for Electron never answers for what it does not have. */
import { describe, expect, test } from 'vitest';
import { KnownEvents, preventable, refuseUnknown, standIn } from '../host/electron/stand-in.ts';

describe('standIn', () => {
  const made = standIn<{ here(): number; gone(): number; text: string }>('thing', { here: () => 1, text: 'a' });

  test('has what was written for it', () => {
    expect(made.here()).toBe(1);
  });

  test('throws for anything else, naming it', () => {
    expect(() => made.gone()).toThrow('The stand-in host has no thing.gone.');
    expect(() => Reflect.get(made, 'other')).toThrow('thing.other');
    expect(() => Object.assign(made, { other: 1 })).toThrow('thing.other to set');
  });

  test('is no promise by accident', async () => {
    expect(await Promise.resolve(made)).toBe(made);
  });
});

describe('KnownEvents', () => {
  const emitter = new KnownEvents('thing', ['closed']);

  test.each(['on', 'once'] as const)('%s refuses an event that is never sent', (name) => {
    expect(() => emitter[name]('opened', () => undefined)).toThrow("The stand-in host never sends thing 'opened'.");
  });

  test('a known event arrives', () => {
    let heard = 0;
    emitter.once('closed', () => {
      heard += 1;
    });
    emitter.emit('closed');
    expect(heard).toBe(1);
  });
});

test('an option that is not known is refused', () => {
  expect(() => refuseUnknown('Window', { width: 1, glow: true }, ['width'])).toThrow('Window.glow');
  expect(() => refuseUnknown('Window', { width: 1 }, ['width'])).not.toThrow();
});

test('a prevented event says so', () => {
  const event = preventable({ url: 'x' });
  expect(event.defaultPrevented).toBe(false);
  event.preventDefault();
  expect(event.defaultPrevented).toBe(true);
});
