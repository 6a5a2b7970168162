/**
 * The preload's world: `ipcRenderer` and `contextBridge` over POSTs that only this world can sign.
 *
 * Runs in the page from its source text, before any script of the page: one self-contained function.
 */
import type { Codec } from '../codec.ts';

interface World {
  readonly codec: Codec;
  readonly path: string;
  readonly token: string;
  /** The built preload, as the function that CommonJS would make of it. */
  readonly preload: (require: (name: string) => unknown, module: object, exports: object) => void;
  /** Where the host puts messages from main; its name is known to this world only. */
  readonly deliverName: string;
}

type Listener = (event: object, ...args: unknown[]) => void;

interface IpcRenderer {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  send(channel: string, ...args: unknown[]): void;
  on(channel: string, listener: Listener): IpcRenderer;
  removeListener(channel: string, listener: Listener): IpcRenderer;
}

interface FunctionId {
  readonly hostFunction: number;
}

export function isolatedWorld({ codec, path, token, preload, deliverName }: World): void {
  const fetchNow = fetch.bind(globalThis);
  const listeners = new Map<string, Listener[]>();
  const exposed: [string, unknown][] = [];
  const held: ((...args: unknown[]) => unknown)[] = [];
  let port: MessagePort | null = null;

  const isPlain = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  const isFunctionId = (value: unknown): value is FunctionId =>
    isPlain(value) && typeof value['hostFunction'] === 'number';

  /** Functions cross as numbers: what is passed between worlds is cloned. */
  const outward = (value: unknown): unknown => {
    if (typeof value === 'function')
      return { hostFunction: held.push((...args) => Reflect.apply(value, undefined, args)) - 1 };
    if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, outward(item)]));
    return value;
  };
  const inward = (value: unknown): unknown =>
    isFunctionId(value)
      ? (...args: unknown[]) => {
          port?.dispatchEvent(new CustomEvent('back', { detail: { fn: value.hostFunction, args } }));
        }
      : value;

  const post = async (message: object): Promise<unknown> => {
    const response = await fetchNow(path, {
      method: 'POST',
      headers: { 'x-coldkeep-host': token },
      body: codec.encode(message),
    });
    return codec.decode(await response.text());
  };

  const ipcRenderer: IpcRenderer = {
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
      const answer = await post({ kind: 'invoke', channel, args });
      if (isPlain(answer) && 'error' in answer)
        throw new Error(`Error invoking remote method '${channel}': ${String(answer['error'])}`);
      return isPlain(answer) ? answer['value'] : undefined;
    },
    send: (channel: string, ...args: unknown[]): void => {
      void post({ kind: 'send', channel, args });
    },
    on: (channel: string, listener: Listener): IpcRenderer => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener: (channel: string, listener: Listener): IpcRenderer => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((known) => known !== listener),
      );
      return ipcRenderer;
    },
  };
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown): void => {
      exposed.push([key, outward(api)]);
    },
  };

  Object.defineProperty(globalThis, deliverName, {
    value: (text: string): void => {
      const message = codec.decode(text);
      if (!isPlain(message)) return;
      const args = Array.isArray(message['args']) ? message['args'] : [];
      for (const listener of listeners.get(String(message['channel'])) ?? [])
        listener({ sender: ipcRenderer, ports: [] }, ...args);
    },
  });

  const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  const settle = (detail: object): void => {
    port?.dispatchEvent(new CustomEvent('settled', { detail }));
  };
  const answer = ({ id, fn, args }: { id: number; fn: number; args: readonly unknown[] }): object => {
    try {
      const value = held[fn]?.(...args.map(inward));
      if (!(value instanceof Promise)) return { value: outward(value) };
      value.then(
        (result) => settle({ id, value: outward(result) }),
        (error: unknown) => settle({ id, error: words(error) }),
      );
      return { isLater: true };
    } catch (error) {
      return { error: words(error) };
    }
  };

  globalThis.addEventListener(
    'coldkeep-host',
    (event) => {
      event.stopImmediatePropagation();
      if (!(event instanceof MessageEvent) || event.ports[0] === undefined) return;
      port = event.ports[0];
      port.addEventListener('call', (call) => {
        if (call instanceof CustomEvent)
          port?.dispatchEvent(new CustomEvent('answer', { detail: answer(call.detail) }));
      });
      port.dispatchEvent(new CustomEvent('shape', { detail: exposed }));
    },
    { once: true, capture: true },
  );

  const required = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}.`);
    return { contextBridge, ipcRenderer };
  };
  const module = { exports: {} };
  preload(required, module, module.exports);
}
