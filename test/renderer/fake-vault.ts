/** `window.vault` without a main behind it: answers that a test has laid out, the calls that came, and events by hand. */
import type { Page } from 'playwright-core';
import type { CallName, VaultApi } from '../../preload/contract.ts';

export type Answer<K extends CallName> = Awaited<ReturnType<VaultApi[K]>>;
export type Answers = { readonly [K in CallName]?: Answer<K> };
type EventName = Exclude<keyof VaultApi, CallName>;
type Told<K extends EventName> = Parameters<Parameters<VaultApi[K]>[0]>[0];

export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

interface Fake {
  readonly answers: Record<string, unknown>;
  readonly calls: Call[];
  /** The arguments themselves, as the page goes on with them. */
  readonly given: Call[];
  readonly waiting: { readonly name: string; readonly settle: (value: unknown) => void }[];
  readonly listeners: Record<string, ((value: unknown) => void)[]>;
}

/** Runs in the page before its own scripts; must not use anything from around it. */
function install(answers: Record<string, unknown>): void {
  const fake: Fake = { answers, calls: [], given: [], waiting: [], listeners: {} };
  const answer = (name: string, args: readonly unknown[]): Promise<unknown> => {
    fake.calls.push({ name, args: structuredClone(args) });
    fake.given.push({ name, args });
    if (name in fake.answers) return Promise.resolve(fake.answers[name]);
    return new Promise((settle) => fake.waiting.push({ name, settle }));
  };
  const listen = (name: string, listener: (value: unknown) => void): (() => void) => {
    const heard = fake.listeners[name] ?? [];
    fake.listeners[name] = [...heard, listener];
    return () => {
      fake.listeners[name] = (fake.listeners[name] ?? []).filter((each) => each !== listener);
    };
  };
  const vault = new Proxy(
    {},
    {
      get: (_, name) => {
        if (typeof name === 'symbol') return undefined;
        return (...args: unknown[]) =>
          name.startsWith('on') && typeof args[0] === 'function'
            ? listen(name, args[0] as (value: unknown) => void)
            : answer(name, args);
      },
    },
  );
  Object.assign(window, { vault, fakeVault: fake });
}

export interface FakeVault {
  /** What the next calls of that name answer; without an answer a call waits for ever. */
  answer<K extends CallName>(name: K, value: Answer<K>): Promise<void>;
  /** The call waits from now on. */
  hold(name: CallName): Promise<void>;
  /** Answers the oldest call of that name that waits; waits for it to come. */
  release<K extends CallName>(name: K, value: Answer<K>): Promise<void>;
  /** Whether all bytes that came with calls of that name are zero by now. */
  isWiped(name: CallName): Promise<boolean>;
  tell<K extends EventName>(name: K, value?: Told<K>): Promise<void>;
  /** Calls of that name so far, oldest first. */
  calls(name: CallName): Promise<readonly Call[]>;
}

/** Call before the page is loaded. */
export async function installFakeVault(page: Page, answers: Answers): Promise<FakeVault> {
  await page.addInitScript(install, answers as Record<string, unknown>);
  return {
    answer: async (name, value) => {
      await page.evaluate(
        ([key, given]) => {
          const { fakeVault } = window as unknown as { fakeVault: Fake };
          fakeVault.answers[key] = given;
        },
        [name, value] as const,
      );
    },
    hold: async (name) => {
      await page.evaluate((key) => {
        const { fakeVault } = window as unknown as { fakeVault: Fake };
        delete fakeVault.answers[key];
      }, name);
    },
    release: async (name, value) => {
      await page.waitForFunction((key) => {
        const { fakeVault } = window as unknown as { fakeVault: Fake };
        return fakeVault.waiting.some((call) => call.name === key);
      }, name);
      await page.evaluate(
        ([key, given]) => {
          const { waiting } = (window as unknown as { fakeVault: Fake }).fakeVault;
          const oldest = waiting.findIndex((call) => call.name === key);
          waiting.splice(oldest, 1)[0]?.settle(given);
        },
        [name, value] as const,
      );
    },
    isWiped: (name) =>
      page.evaluate((key) => {
        const { given } = (window as unknown as { fakeVault: Fake }).fakeVault;
        const bytes = given.filter((call) => call.name === key).flatMap(({ args }) => args);
        return bytes.every((each) => each instanceof Uint8Array && each.every((byte) => byte === 0));
      }, name),
    tell: async (name, value) => {
      await page.evaluate(
        ([key, given]) => {
          const { fakeVault } = window as unknown as { fakeVault: Fake };
          for (const listener of fakeVault.listeners[key] ?? []) listener(given);
        },
        [name, value] as const,
      );
    },
    calls: async (name) => {
      const all = await page.evaluate(() => (window as unknown as { fakeVault: Fake }).fakeVault.calls);
      return all.filter((call) => call.name === name);
    },
  };
}
