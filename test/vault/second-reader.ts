/**
 * A reader of vault files written from FORMAT.md alone, over the primitives of node:crypto: it shares no line and no library
 * with the product. What it cannot read, the specification does not say.
 */
import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const hkdf = (ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', ikm, salt, info, length));

/** HChaCha20 (draft-irtf-cfrg-xchacha, 2.2). */
function hchacha20(key: Uint8Array, nonce: Uint8Array): Buffer {
  const input = Buffer.concat([ascii('expand 32-byte k'), key, nonce]);
  const s = Array.from({ length: 16 }, (_, i) => input.readUInt32LE(4 * i));
  const rotate = (value: number, by: number): number => ((value << by) | (value >>> (32 - by))) >>> 0;
  const step = (a: number, b: number, c: number, by: number): void => {
    s[a] = ((s[a] ?? 0) + (s[b] ?? 0)) >>> 0;
    s[c] = rotate(((s[c] ?? 0) ^ (s[a] ?? 0)) >>> 0, by);
  };
  const quarter = (a: number, b: number, c: number, d: number): void => {
    step(a, b, d, 16);
    step(c, d, b, 12);
    step(a, b, d, 8);
    step(c, d, b, 7);
  };
  for (let round = 0; round < 10; round++) {
    for (let i = 0; i < 4; i++) quarter(i, 4 + i, 8 + i, 12 + i);
    for (let i = 0; i < 4; i++) quarter(i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4));
  }
  const out = Buffer.alloc(32);
  [0, 1, 2, 3, 12, 13, 14, 15].forEach((from, to) => {
    out.writeUInt32LE(s[from] ?? 0, 4 * to);
  });
  return out;
}

/** OPEN of section 1. */
function open(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Buffer {
  const inner = Buffer.concat([Buffer.alloc(4), nonce.subarray(16)]);
  const cipher = createDecipheriv('chacha20-poly1305', hchacha20(key, nonce.subarray(0, 16)), inner, {
    authTagLength: 16,
  });
  cipher.setAAD(aad, { plaintextLength: sealed.length - 16 });
  cipher.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([cipher.update(sealed.subarray(0, sealed.length - 16)), cipher.final()]);
}

function check(holds: boolean, rule: string): void {
  if (!holds) throw new Error(`the file breaks ${rule}`);
}

/** Section 4.3. */
export function recoveryKeyBytes(text: string): Buffer {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const signs = [...text.replaceAll(/[\s-]/g, '').toUpperCase()].map((sign) =>
    alphabet.indexOf(sign.replace('O', '0').replace(/[IL]/, '1')),
  );
  check(signs.length === 36 && !signs.includes(-1), 'R17');
  const bits = signs.map((sign) => sign.toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.slice(0, 160).match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const hashed = sha256(ascii('coldkeep/v1 recovery key'), key).readUInt32BE(0) >>> 12;
  check(hashed === Number.parseInt(bits.slice(160), 2), 'R17');
  return key;
}

export interface SecondReading {
  readonly vaultId: string;
  readonly epoch: number;
  /** Each event as the text that stands in the file. */
  readonly events: readonly string[];
  readonly change: number;
  readonly hash: string;
  /** Codes by set id. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
  /** MAC of a last-seen mark of the last change, hex. */
  readonly markMac: string;
}

/** @throws Error that names the rule, for a file that is not exactly as FORMAT.md says. */
export function readWithSecondReader(bytes: Uint8Array, recoveryKey: string): SecondReading {
  const file = Buffer.from(bytes);
  check(file.subarray(0, 8).equals(Buffer.from('89434b560d0a1a0a', 'hex')), 'R3');
  check(file.readUInt16BE(8) === 1 && file.readUInt16BE(10) === 0, 'R7');
  const length = file.readUInt32BE(12);
  check(sha256(file.subarray(0, 16)).subarray(0, 4).equals(file.subarray(16, 20)), 'section 3.1');
  const copy = file.subarray(0, length);
  check(copy.equals(file.subarray(length, 2 * length)), 'R6');
  check(sha256(copy.subarray(0, length - 32)).equals(copy.subarray(length - 32)), 'R4');
  const slots = copy.readUInt16BE(20);
  check(slots >= 1 && slots <= 16, 'R8');
  const used = 80 + 224 * slots;
  check(length === 512 * Math.ceil((used + 64) / 512), 'section 3.2');
  check(
    copy.subarray(22, 24).every((byte) => byte === 0),
    'R1',
  );
  check(
    copy.subarray(used, length - 64).every((byte) => byte === 0),
    'R1',
  );
  const [vaultId, fileSalt] = [copy.subarray(24, 40), copy.subarray(48, 80)];
  const vaultKey = unwrap(copy, slots, vaultId, recoveryKeyBytes(recoveryKey));
  const headerKey = hkdf(vaultKey, fileSalt, ascii('coldkeep/v1 header mac'), 32);
  const mac = createHmac('sha256', headerKey)
    .update(copy.subarray(0, length - 64))
    .digest();
  check(mac.equals(copy.subarray(length - 64, length - 32)), 'R16');
  const log = readFrames(file, copy, hkdf(vaultKey, fileSalt, ascii('coldkeep/v1 records'), 32), vaultId);
  const seenKey = hkdf(vaultKey, vaultId, ascii('coldkeep/v1 last seen'), 32);
  const change = Buffer.alloc(8);
  change.writeBigUInt64BE(BigInt(log.change));
  return {
    vaultId: vaultId.toString('hex'),
    epoch: Number(copy.readBigUInt64BE(40)),
    events: log.events,
    change: log.change,
    hash: log.hash.toString('hex'),
    codes: readCodes(log, vaultKey, vaultId),
    markMac: createHmac('sha256', seenKey)
      .update(Buffer.concat([ascii('coldkeep/v1 mark'), change, log.hash]))
      .digest('hex'),
  };
}

/** Sections 4.1 and 4.2, for slots of type 2. */
function unwrap(copy: Buffer, slots: number, vaultId: Buffer, secret: Buffer): Buffer {
  for (let i = 0; i < slots; i++) {
    const slot = copy.subarray(80 + 224 * i, 80 + 224 * (i + 1));
    if (slot[0] !== 2) continue;
    check(
      slot.subarray(1, 16).every((byte) => byte === 0),
      'R9',
    );
    const open96 = slot.subarray(0, 96);
    const km = hkdf(secret, slot.subarray(32, 64), Buffer.concat([ascii('coldkeep/v1 slot'), vaultId, open96]), 64);
    if (km.subarray(32).equals(slot.subarray(96, 128))) {
      return open(km.subarray(0, 32), Buffer.alloc(24), open96, slot.subarray(128, 176));
    }
  }
  throw new Error('the file breaks R15');
}

interface Log {
  readonly events: string[];
  change: number;
  hash: Buffer;
  readonly payloads: Map<string, Buffer>;
  readonly keyring: Map<string, Buffer>;
}

/** Sections 6 to 8. */
function readFrames(file: Buffer, copy: Buffer, key: Buffer, vaultId: Buffer): Log {
  const hash = sha256(ascii('coldkeep/v1 log'), vaultId);
  const log: Log = { events: [], change: 0, hash, payloads: new Map(), keyring: new Map() };
  let link = sha256(copy);
  let at = 2 * copy.length;
  for (let seq = 0; at < file.length; seq++) {
    const size = file.readUInt32BE(at + 4);
    const frame = file.subarray(at, at + size);
    check(frame.length === size && frame.subarray(0, 4).equals(ascii('CKF1')), 'R19');
    check(frame.readBigUInt64BE(8) === BigInt(seq) && frame.subarray(16, 48).equals(link), 'R19');
    check(
      frame.subarray(72, 80).every((byte) => byte === 0),
      'R1',
    );
    const plain = open(key, frame.subarray(48, 72), frame.subarray(0, 80), frame.subarray(80));
    const length = plain.readUInt32BE(0);
    check(
      plain.subarray(4 + length).every((byte) => byte === 0),
      'R19',
    );
    check(size === smallestSize(length), 'R18');
    readTransaction(plain.subarray(4, 4 + length), log);
    link = sha256(frame);
    at += size;
  }
  check(at === file.length && log.events[0]?.includes('"t":"VaultCreated"') === true, 'R26');
  return log;
}

function smallestSize(transactionBytes: number): number {
  const needed = transactionBytes + 100;
  let size = 512;
  while (size < needed) size += size < 65_536 ? size : 65_536;
  return size;
}

function readTransaction(bytes: Buffer, log: Log): void {
  let at = 0;
  const take = (length: number): Buffer => {
    at += length;
    check(at <= bytes.length, 'R21');
    return bytes.subarray(at - length, at);
  };
  const number = (): number => take(4).readUInt32BE(0);
  for (let left = number(); left > 0; left--) {
    const event = take(number());
    log.events.push(event.toString('utf8'));
    log.change += 1;
    log.hash = sha256(log.hash, event);
  }
  for (let left = number(); left > 0; left--) {
    const hash = take(32);
    const payload = take(number());
    check(sha256(payload).equals(hash), 'R21');
    log.payloads.set(hash.toString('hex'), payload);
  }
  for (let left = number(); left > 0; left--) {
    const id = take(16).toString('hex');
    const entry = take(number());
    if (entry.length === 0) log.keyring.delete(id);
    else log.keyring.set(id, entry);
  }
  check(take(8).readBigUInt64BE(0) === BigInt(log.change) && take(32).equals(log.hash), 'R21');
  check(at === bytes.length, 'R21');
}

/** Section 10. */
function readCodes(log: Log, vaultKey: Buffer, vaultId: Buffer): Map<string, string[]> {
  const setsKey = hkdf(vaultKey, vaultId, ascii('coldkeep/v1 set keys'), 32);
  const openEntry = (id: string, payloadHash: Buffer): Buffer => {
    const entry = log.keyring.get(id) ?? Buffer.alloc(0);
    const aad = Buffer.concat([ascii('set key'), vaultId, Buffer.from(id, 'hex'), payloadHash]);
    return open(setsKey, entry.subarray(0, 24), aad, entry.subarray(24, 72));
  };
  const duplicatesKey = openEntry('0'.repeat(32), Buffer.alloc(32));
  const codes = new Map<string, string[]>();
  for (const text of log.events) {
    const { t, d } = JSON.parse(text);
    if (t !== 'SetAdded') continue;
    const setKey = openEntry(d.set, Buffer.from(d.payload.hash, 'hex'));
    const commitment = hkdf(setKey, vaultId, ascii('coldkeep/v1 set commitment'), 32);
    check(commitment.toString('hex') === d.payload.commitment, 'R27');
    const payload = log.payloads.get(d.payload.hash) ?? Buffer.alloc(0);
    const aad = Buffer.concat([ascii('codes'), vaultId, Buffer.from(d.set, 'hex'), commitment]);
    const plain = open(setKey, payload.subarray(0, 24), aad, payload.subarray(24));
    const texts: string[] = [];
    let at = 4;
    for (let left = plain.readUInt32BE(0); left > 0; left--) {
      const length = plain.readUInt32BE(at);
      texts.push(plain.subarray(at + 4, at + 4 + length).toString('utf8'));
      at += 4 + length;
    }
    check(plain.length === 64 * Math.ceil(at / 64) && plain.subarray(at).every((byte) => byte === 0), 'section 10');
    check(texts.length === d.count, 'R27');
    // The comparing form of these codes is their text without hyphens.
    const prints = texts.map((code) =>
      createHmac('sha256', duplicatesKey).update(code.replaceAll('-', '')).digest().subarray(0, 8),
    );
    check(Buffer.concat(prints).equals(log.keyring.get(d.set)?.subarray(72) ?? Buffer.alloc(0)), 'section 10');
    codes.set(d.set, texts);
  }
  return codes;
}
