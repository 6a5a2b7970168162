/** Calls between the process that holds the browser and the process that runs the app's main: promises over one message channel. */

/** Every function of a side that the other may call; all answers come later. */
export type Remote = object;

interface Channel {
  send(message: object): void;
  listen(heard: (message: unknown) => void): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(reason: Error): void;
}

interface Peer<Theirs> {
  readonly theirs: Theirs;
  /** Every call that waits, and every later one, fails with this. */
  close(reason: Error): void;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Answers calls with the functions of `ours`, and gives the other side's functions as an object. */
export function connect<Theirs extends Remote>(channel: Channel, ours: Remote): Peer<Theirs> {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let closed: Error | null = null;

  const answer = async (id: number, name: string, args: readonly unknown[]): Promise<void> => {
    let reply: object;
    try {
      const called: unknown = Reflect.get(ours, name);
      if (typeof called !== 'function') throw new Error(`the other side asked for ${name}, which does not exist`);
      const value: unknown = await Reflect.apply(called, ours, [...args]);
      reply = { id, value };
    } catch (error) {
      reply = { id, error: error instanceof Error ? error.message : String(error) };
    }
    if (closed === null) channel.send(reply);
  };

  channel.listen((message) => {
    if (!isRecord(message) || typeof message['id'] !== 'number') return;
    const { id, name, args, error, value } = message;
    if (typeof name === 'string' && Array.isArray(args)) {
      void answer(id, name, args);
      return;
    }
    const waits = waiting.get(id);
    waiting.delete(id);
    if (typeof error === 'string') waits?.reject(new Error(error));
    else waits?.resolve(value);
  });

  const call = (name: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed !== null) {
        reject(closed);
        return;
      }
      calls += 1;
      waiting.set(calls, { resolve, reject });
      channel.send({ id: calls, name, args });
    });

  const theirs = new Proxy(
    {},
    {
      get: (_target, key) =>
        typeof key === 'symbol' || key === 'then' ? undefined : (...args: unknown[]) => call(key, args),
    },
  );
  return {
    // The proxy answers every name; which ones the other side has is what the type says.
    theirs: theirs as Theirs,
    close: (reason) => {
      closed = reason;
      for (const waits of waiting.values()) waits.reject(reason);
      waiting.clear();
    },
  };
}
