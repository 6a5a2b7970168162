/** What opens a KeePass database: the composite key of password and key file; keepass.info "Composite Master Key". */

import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { SaxesParser } from 'saxes';
import { equalBytes } from '../../core/format/bytes.ts';
import { UnpackError } from '../unpack-error.ts';
import { bytesOfBase64 } from './base64.ts';

const KEY_BYTES = 32;
const CHECK_BYTES = 4;
const VERSION_PLACE = 'KeyFile/Meta/Version';
const DATA_PLACE = 'KeyFile/Key/Data';
const BYTE_ORDER_MARK = /^\ufeff/;

/** 32 bytes; null stands for what is no part of the key. An empty password is one. */
export function compositeKey(password: string | null, keyFile: Uint8Array | null): Uint8Array {
  const parts = [
    password === null ? new Uint8Array() : sha256(new TextEncoder().encode(password)),
    keyFile === null ? new Uint8Array() : keyOfFile(keyFile),
  ];
  return sha256(concatBytes(...parts));
}

/**
 * The key in a key file: KeePass's XML of both versions, 32 bytes, 64 hexadecimal digits, or the hash of any other file.
 * @throws UnpackError `wrong-secret` for a KeePass key file that is damaged.
 */
export function keyOfFile(file: Uint8Array): Uint8Array {
  const inXml = readXmlKeyFile(file);
  if (inXml !== null) return keyOfXml(inXml);
  if (file.length === KEY_BYTES) return file;
  const text = new TextDecoder('latin1').decode(file.subarray(0, 2 * KEY_BYTES + 1));
  return /^[0-9a-f]{64}$/i.test(text) ? hexToBytes(text.toLowerCase()) : sha256(file);
}

interface XmlKeyFile {
  readonly version: string;
  readonly data: string;
  readonly hash: string;
}

function keyOfXml({ version, data, hash }: XmlKeyFile): Uint8Array {
  const written = data.replaceAll(/\s/g, '');
  if (version.startsWith('1.') && /^[0-9a-z+/]{43}=$/i.test(written)) return bytesOfBase64(written);
  if (!version.startsWith('2.')) return damagedKeyFile();
  if (!/^[0-9a-f]{64}$/i.test(written)) return damagedKeyFile();
  const key = hexToBytes(written.toLowerCase());
  if (!/^[0-9a-f]{8}$/i.test(hash)) return damagedKeyFile();
  return equalBytes(sha256(key).subarray(0, CHECK_BYTES), hexToBytes(hash.toLowerCase())) ? key : damagedKeyFile();
}

function damagedKeyFile(): never {
  throw new UnpackError('wrong-secret', 'the key file is damaged');
}

/** Null for what is no key file in XML, which then counts as any other file. */
function readXmlKeyFile(file: Uint8Array): XmlKeyFile | null {
  const text = new TextDecoder().decode(file).replace(BYTE_ORDER_MARK, '');
  if (!/^\s*</.test(text)) return null;
  const path: string[] = [];
  const values = new Map<string, string>();
  let hash = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    if (name === 'Data') hash = attributes['Hash'] ?? '';
  });
  parser.on('text', (part) => {
    const place = path.join('/');
    if (place === VERSION_PLACE || place === DATA_PLACE) values.set(place, (values.get(place) ?? '') + part);
  });
  parser.on('closetag', () => {
    path.pop();
  });
  try {
    parser.write(text).close();
  } catch {
    return null;
  }
  const data = values.get(DATA_PLACE);
  if (data === undefined) return null;
  return { version: (values.get(VERSION_PLACE) ?? '').trim(), data, hash };
}
