/** Objects that have exactly what is written for them: anything else that the app touches is an error, never `undefined`. */
import { EventEmitter } from 'node:events';

/**
 * A stand-in for one object of Electron, with the members that `members` has.
 *
 * The one place where the part is taken for the whole: what is missing throws as soon as it is touched.
 */
export function standIn<T extends object>(name: string, members: object): T {
  return new Proxy(members, {
    get: (target, key) => {
      if (typeof key === 'symbol' || key === 'then' || key in target) return Reflect.get(target, key);
      throw new Error(`The stand-in host has no ${name}.${key}.`);
    },
    set: (target, key, value) => {
      if (typeof key === 'symbol' || key in target || key.startsWith('_')) return Reflect.set(target, key, value);
      throw new Error(`The stand-in host has no ${name}.${key} to set.`);
    },
  }) as T;
}

export type Listener = Parameters<EventEmitter['on']>[1];

/** An emitter that refuses listeners for events that the host never sends: they would wait in silence. */
export class KnownEvents extends EventEmitter {
  // Not #private: the app holds a proxy of this object.
  private readonly owner: string;
  private readonly known: ReadonlySet<string>;

  constructor(owner: string, known: readonly string[]) {
    super();
    this.owner = owner;
    this.known = new Set(known);
  }

  override on(event: string | symbol, listener: Listener): this {
    if (typeof event === 'string' && !this.known.has(event))
      throw new Error(`The stand-in host never sends ${this.owner} '${event}'.`);
    return super.on(event, listener);
  }
}

/** Throws for options that the host does not know: it would ignore them in silence. */
export function refuseUnknown(name: string, options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`The stand-in host does not know the option ${name}.${unknown}.`);
}

/** An event object with `preventDefault`. */
export function preventable<T extends object>(
  facts: T,
): T & { readonly defaultPrevented: boolean; preventDefault(): void } {
  let prevented = false;
  return {
    ...facts,
    get defaultPrevented() {
      return prevented;
    },
    preventDefault: () => {
      prevented = true;
    },
  };
}
