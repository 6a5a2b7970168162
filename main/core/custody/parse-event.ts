/**
 * Bytes of an event to its type and back (FORMAT.md, section 9).
 *
 * Strict on what is used, tolerant of what is added: every field of a known type must be there and in range, other keys are
 * left out, so that a newer minor version can add some. A field never gains a new meaning or a new word: that takes a new type,
 * or the next `v` of the type, and both are unknown events here, whose `crit` says whether this version may still write.
 */
import { bytesToUtf8, utf8ToBytes } from '@noble/ciphers/utils.js';
import { CustodyError } from './custody-error.ts';
import { EVENT_SHAPES } from './event-shapes.ts';
import type { Envelope, EventType, UnknownEvent, VaultEvent } from './events.ts';
import { id, integer, orNull, someText, truth, utcTime } from './fields.ts';

const OPENING_BRACE = 0x7b;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const REPLACEMENT_CHARACTER = '\ufffd';
const version = integer(1, Number.MAX_SAFE_INTEGER);
const actor = orNull(id);

/** Whether this version knows the type and so read its data. */
export function isKnown(event: VaultEvent | UnknownEvent): event is VaultEvent {
  return !('unknown' in event);
}

/**
 * Reads one event.
 *
 * @param bytes - UTF-8 JSON, exactly as it stands in the file
 * @throws CustodyError `record-damaged` when it is no JSON object or breaks the schema of its type
 */
export function parseEvent(bytes: Uint8Array): VaultEvent | UnknownEvent {
  const raw = parseObject(bytes);
  const v = version(raw['v']);
  const t = someText(raw['t']);
  const head = { id: id(raw['id']), at: utcTime(raw['at']), by: actor(raw['by']), crit: truth(raw['crit']) };
  if (v !== 1 || !isEventType(t)) return { v, t, ...head, unknown: true };
  return checked(head, t, raw['d']);
}

/**
 * Writes one event: keys in the order of the specification, data through the same checks that read it, so that nothing gets
 * into the log that a reader refuses, and no key that the type does not have.
 *
 * @throws CustodyError `record-damaged` for an event that {@link parseEvent} would refuse
 */
export function encodeEvent(event: VaultEvent): Uint8Array {
  const head = { id: id(event.id), at: utcTime(event.at), by: actor(event.by), crit: truth(event.crit) };
  const { v, t, d } = checked(head, event.t, event.d);
  return utf8ToBytes(JSON.stringify({ v, id: head.id, t, at: head.at, by: head.by, crit: head.crit, d }));
}

function isEventType(t: string): t is EventType {
  return Object.hasOwn(EVENT_SHAPES, t);
}

function checked(head: Omit<Envelope, 'v'>, t: EventType, d: unknown): VaultEvent {
  const { id: eventId, at, by, crit } = head;
  // `as`: the end of a parser; the table gives each type its own data, which the compiler does not follow through a lookup.
  return { v: 1, id: eventId, t, at, by, crit, d: EVENT_SHAPES[t](d) } as VaultEvent;
}

function parseObject(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  // The decoder drops a byte order mark, and puts U+FFFD for what is not UTF-8: neither may pass for the bytes that were hashed.
  if (bytes[0] !== OPENING_BRACE) throw new CustodyError('record-damaged', 'an event is no JSON object');
  // Only white space between tokens could hold one: JSON writes those of a text in other signs.
  if (bytes.includes(LINE_FEED) || bytes.includes(CARRIAGE_RETURN)) {
    throw new CustodyError('record-damaged', 'an event is more than one line');
  }
  const json = bytesToUtf8(bytes);
  if (json.includes(REPLACEMENT_CHARACTER) && !sameBytes(utf8ToBytes(json), bytes)) {
    throw new CustodyError('record-damaged', 'an event is not UTF-8');
  }
  try {
    return JSON.parse(json);
  } catch {
    throw new CustodyError('record-damaged', 'an event is no JSON');
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
