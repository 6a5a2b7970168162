/** 2FAS's backup, plain or encrypted: it has no place for notes, so all it gives is the names of its seeds; section 7 of the facts. */
import { pbkdf2Sync } from 'node:crypto';
import type { ContainerFile, Contents } from '../entry.ts';
import { UnpackError } from '../unpack-error.ts';
import { gcmParts, openGcm } from './aes-gcm.ts';
import { damaged, listOf, objectOf, parseObject, textOf } from './json-values.ts';
import { SeedsLeftOut } from './seeds-left-out.ts';

const DAMAGED = 'a damaged export of 2FAS (JSON)';
const ROUNDS = 10_000;

/** A {@link ContainerReader}. An encrypted backup needs no password: what it hides is no recovery code. */
export async function readTwoFas({ text, password }: ContainerFile): Promise<Contents> {
  const backup = parseObject(text, DAMAGED);
  const locked = textOf(backup['servicesEncrypted']);
  const services = locked === '' || password === null ? listOf(backup['services']) : openServices(locked, password);
  const seeds = new SeedsLeftOut();
  for (const service of services) seeds.add(textOf(objectOf(service)['secret']));
  return { entries: [], warnings: ['no-notes-column'], ignored: seeds.list() };
}

/** @param locked `data:salt:iv`, each in base64; the last 16 bytes of the data are the tag */
function openServices(locked: string, password: string): readonly unknown[] {
  const [data, salt, nonce, ...others] = locked.split(':').map((part) => new Uint8Array(Buffer.from(part, 'base64')));
  if (data === undefined || salt === undefined || nonce === undefined || others.length > 0) return damaged(DAMAGED);
  const key = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
  const opened = openGcm(key, gcmParts(nonce, data));
  key.fill(0);
  if (opened === null) throw new UnpackError('wrong-secret', 'this password does not fit');
  return listOf(parseObject(`{"services":${new TextDecoder().decode(opened)}}`, DAMAGED)['services']);
}
