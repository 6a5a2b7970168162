/**
 * What structured clone carries, as JSON text: between the preload's world and this process only text travels.
 *
 * One self-contained function, because its source text also runs inside the page.
 */

export interface Codec {
  /** @throws an error named `DataCloneError` for functions and symbols, as Electron does. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

export function createCodec(): Codec {
  const views = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  };
  const isView = (name: string): name is keyof typeof views => Object.hasOwn(views, name);

  const toText = (bytes: Uint8Array): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  };
  const toBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

  const pack = (value: unknown, seen: Map<object, number>): unknown => {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (value === undefined) return ['undefined'];
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : ['number', Object.is(value, -0) ? '-0' : String(value)];
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (typeof value !== 'object')
      throw Object.assign(new Error('An object could not be cloned.'), { name: 'DataCloneError' });
    const known = seen.get(value);
    if (known !== undefined) return ['again', known];
    seen.set(value, seen.size);
    if (Array.isArray(value)) return ['array', value.map((item) => pack(item, seen))];
    if (value instanceof Date) return ['date', String(value.getTime())];
    if (value instanceof Map) return ['map', [...value].map(([key, item]) => [pack(key, seen), pack(item, seen)])];
    if (value instanceof Set) return ['set', [...value].map((item) => pack(item, seen))];
    if (value instanceof Error) return ['error', value.name, value.message];
    if (value instanceof ArrayBuffer) return ['bytes', 'ArrayBuffer', toText(new Uint8Array(value))];
    if (ArrayBuffer.isView(value)) {
      const name = value.constructor.name;
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return ['bytes', isView(name) ? name : 'Uint8Array', toText(bytes)];
    }
    return ['object', Object.entries(value).map(([key, item]) => [key, pack(item, seen)])];
  };

  const list = (value: unknown): readonly unknown[] => {
    if (!Array.isArray(value)) throw new TypeError('not what encode() writes');
    return value;
  };

  const unpack = (value: unknown, seen: unknown[]): unknown => {
    if (!Array.isArray(value)) return value;
    const [tag, first, second]: readonly unknown[] = value;
    const keep = <T>(made: T): T => {
      seen.push(made);
      return made;
    };
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(first);
      case 'bigint':
        return BigInt(String(first));
      case 'again':
        return seen[Number(first)];
      case 'array': {
        const made: unknown[] = keep([]);
        for (const item of list(first)) made.push(unpack(item, seen));
        return made;
      }
      case 'date':
        return keep(new Date(Number(first)));
      case 'map': {
        const made = keep(new Map<unknown, unknown>());
        for (const entry of list(first)) {
          const [key, item] = list(entry);
          made.set(unpack(key, seen), unpack(item, seen));
        }
        return made;
      }
      case 'set': {
        const made = keep(new Set<unknown>());
        for (const item of list(first)) made.add(unpack(item, seen));
        return made;
      }
      case 'error':
        return keep(Object.assign(new Error(String(second)), { name: String(first) }));
      case 'bytes': {
        const bytes = toBytes(String(second));
        const name = String(first);
        return keep(isView(name) ? new views[name](bytes.buffer) : bytes.buffer);
      }
      default: {
        const made = keep({});
        for (const entry of list(first)) {
          const [key, item] = list(entry);
          // Not an assignment: a key named __proto__ stays a key.
          Object.defineProperty(made, String(key), {
            value: unpack(item, seen),
            writable: true,
            enumerable: true,
            configurable: true,
          });
        }
        return made;
      }
    }
  };

  return {
    encode: (value) => JSON.stringify(pack(value, new Map())),
    decode: (text) => unpack(JSON.parse(text), []),
  };
}
