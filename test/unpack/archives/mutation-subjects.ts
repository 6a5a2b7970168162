/** The files of archives that are cut short and changed at random. */
import { readFileSync } from 'node:fs';
import { readKdbx } from '../../../main/unpack/archives/kdbx.ts';
import { readKdbxHeader } from '../../../main/unpack/archives/kdbx-header.ts';
import { readKeePassXml } from '../../../main/unpack/archives/keepass-xml.ts';
import { readOnePux } from '../../../main/unpack/archives/one-pux.ts';
import { readZip } from '../../../main/unpack/archives/zip.ts';
import { CANARY_PASSWORD } from '../canary.ts';
import type { MutationSubject } from '../mutations.ts';
import { DOCUMENT_ID, itemOf, onePuxOf, sectionOf } from './one-pux-export.ts';
import { writeZip } from './write-zip.ts';

/** A tenth of a second; the limit of the reader is higher. */
const MANY_ROUNDS = 1_000_000;
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const CODES = new TextEncoder().encode('5d4a9-33e61\r\n6d64c-9453d\r\n');

export async function archiveSubjects(): Promise<MutationSubject[]> {
  const binary = { isText: false, password: null };
  const kdbx = { ...binary, password: 'fixture', read: readKdbx, asksForMore };
  return [
    { ...kdbx, name: 'KDBX 3', fileName: 'a.kdbx', bytes: fixture('kdbxweb-3.kdbx') },
    { ...kdbx, name: 'KDBX 4', fileName: 'a.kdbx', bytes: fixture('kdbxweb-4.kdbx') },
    {
      ...binary,
      name: 'KeePass XML',
      fileName: 'a.xml',
      bytes: fixture('keepassxc.xml'),
      isText: true,
      read: readKeePassXml,
    },
    { ...binary, name: '1PUX', fileName: 'a.1pux', bytes: onePux(), read: readOnePux },
    { ...binary, name: 'ZIP', fileName: 'a.zip', bytes: zip(), read: readZip },
  ];
}

/** A changed header of format 3 may ask for more rounds, which nothing proves wrong. */
function asksForMore(bytes: Uint8Array): boolean {
  try {
    const { kdf } = readKdbxHeader(bytes);
    return kdf.kind === 'aes' && kdf.rounds > MANY_ROUNDS;
  } catch {
    return false;
  }
}

function onePux(): Uint8Array {
  const loginFields = [
    { value: 'sam', designation: 'username' },
    { value: CANARY_PASSWORD, designation: 'password' },
  ];
  const sections = [
    sectionOf('Recovery codes', { 'code 1': { concealed: 'x2ve9x4w7j' }, seed: { totp: 'JBSWY3DPEHPK3PXP' } }),
  ];
  const documentAttributes = { fileName: 'codes.txt', documentId: DOCUMENT_ID };
  const item = itemOf({ title: 'Mozilla' }, { loginFields, sections, documentAttributes, notesPlain: 'notes' });
  return onePuxOf([item], [{ path: `files/${DOCUMENT_ID}__codes.txt`, bytes: CODES }]);
}

const zip = (): Uint8Array =>
  writeZip([
    { path: 'a/codes.txt', bytes: CODES },
    { path: 'b.txt', bytes: CODES, method: 0, hasDescriptor: true },
    { path: 'c.txt', bytes: CODES, isWide: true },
  ]);
