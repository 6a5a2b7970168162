/** The files of authenticators that are cut short and changed at random. */
import { readAegis } from '../../../main/unpack/authenticators/aegis.ts';
import { readLockedEnte } from '../../../main/unpack/authenticators/ente-locked.ts';
import { readEnteText } from '../../../main/unpack/authenticators/ente-text.ts';
import { readProtonAuthenticator } from '../../../main/unpack/authenticators/proton-authenticator.ts';
import { readTwoFas } from '../../../main/unpack/authenticators/two-fas.ts';
import type { ContainerReader } from '../../../main/unpack/entry.ts';
import type { MutationSubject } from '../mutations.ts';
import { sealAegis, sealEnte, sealTwoFas, utf8 } from './sealed-exports.ts';

const SEED = 'JBSWY3DPEHPK3PXP';
const NOTE = '82c9b-b791f\n0ed9c-ee661';
const ADDRESS = `otpauth://totp/GitHub:sam?secret=${SEED}&issuer=GitHub`;
const ENTE = `${ADDRESS}&codeDisplay=${encodeURIComponent(JSON.stringify({ trashed: false, note: NOTE }))}\n`;
const DB = { entries: [{ issuer: 'GitHub', name: 'sam', note: NOTE, info: { secret: SEED } }] };
const PROTON = { version: 1, entries: [{ content: { uri: ADDRESS, name: 'sam' }, note: NOTE }] };

/** A changed number can ask for up to the most that is allowed, which takes seconds. */
function costs(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1');
  const numbers = [...text.matchAll(/"(?:n|r|p|memLimit|opsLimit)"\s*:\s*([\d.eE+]+)/g)].map(([, number]) =>
    Number(number),
  );
  return (
    numbers.some((number) => number > 70_000) || numbers.reduce((product, number) => product * number, 1) > 200_000
  );
}

export async function authenticatorSubjects(): Promise<MutationSubject[]> {
  const subject = (name: string, value: unknown, read: ContainerReader, password: string | null = null) => ({
    name,
    fileName: 'export.json',
    bytes: utf8(typeof value === 'string' ? value : JSON.stringify(value)),
    isText: true,
    password,
    read,
  });
  return [
    subject('Aegis', { version: 1, header: { slots: null }, db: DB }, readAegis),
    { ...subject('Aegis, encrypted', sealAegis(DB, 'right'), readAegis, 'right'), asksForMore: costs },
    subject('2FAS, encrypted', sealTwoFas([{ secret: SEED }], 'right'), readTwoFas, 'right'),
    subject('Ente', ENTE, readEnteText),
    { ...subject('Ente, encrypted', await sealEnte(ENTE, 'right'), readLockedEnte, 'right'), asksForMore: costs },
    subject('Proton Authenticator', PROTON, readProtonAuthenticator),
  ];
}
