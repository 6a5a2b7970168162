/**
 * The page's own world: builds what the preload exposed, before any script of the page runs.
 *
 * Both worlds hold wrappers of one message port; an event that one dispatches on it is heard by the other at once, its detail
 * cloned as structured clone does. Runs from its source text: one self-contained function.
 */
interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

export function mainWorld(): void {
  const { port1: port } = new MessageChannel();
  // Page code may replace these later, and would then hear every call.
  const dispatch = port.dispatchEvent.bind(port);
  const Detail = CustomEvent;
  const clone = structuredClone;
  const waiting = new Map<number, Waiting>();
  const mine: ((...args: unknown[]) => unknown)[] = [];
  let calls = 0;
  let shape: readonly (readonly [string, unknown])[] = [];
  let lastAnswer: Record<string, unknown> = {};

  const isPlain = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

  const outward = (value: unknown): unknown =>
    typeof value === 'function'
      ? { hostFunction: mine.push((...args) => Reflect.apply(value, undefined, args)) - 1 }
      : value;

  const call =
    (fn: number) =>
    (...args: unknown[]): unknown => {
      calls += 1;
      const id = calls;
      dispatch(new Detail('call', { detail: clone({ id, fn, args: args.map(outward) }) }));
      const { value, error, isLater } = lastAnswer;
      if (error !== undefined) throw new Error(String(error));
      if (isLater !== true) return inward(value);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
      });
    };

  const inward = (value: unknown): unknown => {
    if (!isPlain(value)) return value;
    const { hostFunction } = value;
    if (typeof hostFunction === 'number') return call(hostFunction);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inward(item)]));
  };

  const hear = (name: string, heard: (detail: Record<string, unknown>) => void): void => {
    port.addEventListener(name, (event) => {
      if (event instanceof Detail) heard(event.detail);
    });
  };
  port.addEventListener('shape', (event) => {
    if (event instanceof Detail) shape = event.detail;
  });
  hear('answer', (detail) => {
    lastAnswer = detail;
  });
  hear('back', ({ fn, args }) => {
    mine[Number(fn)]?.(...(Array.isArray(args) ? args.map(inward) : []));
  });
  hear('settled', ({ id, value, error }) => {
    const waits = waiting.get(Number(id));
    waiting.delete(Number(id));
    if (error === undefined) waits?.resolve(inward(value));
    else waits?.reject(new Error(String(error)));
  });

  window.dispatchEvent(new MessageEvent('coldkeep-host', { ports: [port] }));
  for (const [key, api] of shape)
    Object.defineProperty(window, key, { value: Object.freeze(inward(api)), enumerable: true });
}
