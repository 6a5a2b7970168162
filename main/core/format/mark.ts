/** The last-seen mark: what this computer last knew of a vault's history. FORMAT.md section 13. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { equalBytes, u64 } from './bytes.ts';
import { lastSeenKey, MARK_LABEL } from './keys.ts';
import type { HistoryPoint } from './transaction.ts';

export interface Mark extends HistoryPoint {
  readonly mac: Uint8Array;
}

function markMac(point: HistoryPoint, vaultKey: Uint8Array, vaultId: Uint8Array): Uint8Array {
  const key = lastSeenKey(vaultKey, vaultId);
  const mac = hmac(sha256, key, concatBytes(MARK_LABEL, u64(point.change), point.hash));
  key.fill(0);
  return mac;
}

/** The text of the mark's file. */
export function encodeMark(point: HistoryPoint, vaultKey: Uint8Array, vaultId: Uint8Array): string {
  const mac = bytesToHex(markMac(point, vaultKey, vaultId));
  return `${JSON.stringify({ v: 1, change: point.change, hash: bytesToHex(point.hash), mac })}\n`;
}

/** Null for anything that is not a mark of version 1: then this is the first time on this computer. */
export function parseMark(text: string): Mark | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { v, change, hash, mac } = value as Record<string, unknown>;
  if (v !== 1 || typeof change !== 'number' || !Number.isSafeInteger(change) || change < 0) return null;
  if (!isHash(hash) || !isHash(mac)) return null;
  return { change, hash: hexToBytes(hash), mac: hexToBytes(mac) };
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

export function verifyMark(mark: Mark, vaultKey: Uint8Array, vaultId: Uint8Array): boolean {
  return equalBytes(markMac(mark, vaultKey, vaultId), mark.mac);
}
