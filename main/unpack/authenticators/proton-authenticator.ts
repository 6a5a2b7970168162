/** Proton Authenticator's export, plain or with a password: the notes of its entries; section 6 of the import facts. */
import type { ContainerFile, Contents, Entry } from '../entry.ts';
import { UnpackError } from '../unpack-error.ts';
import { gcmParts, openGcm } from './aes-gcm.ts';
import { argon2Key, isArgon2Cost } from './argon2.ts';
import { damaged, type JsonObject, listOf, nameOf, objectOf, parseObject, textOf } from './json-values.ts';
import { readOtpAddress } from './otp-address.ts';
import { SeedsLeftOut } from './seeds-left-out.ts';

const DAMAGED = 'a damaged export of Proton Authenticator (JSON)';
/** Not in the file: the app knows only these. */
const COST = { memoryKib: 19 * 1024, passes: 2 };
const BOUND = new TextEncoder().encode('proton.authenticator.export.v1');
const NONCE_BYTES = 12;

/** A {@link ContainerReader}. With a password the file is `{version, salt, content}`, both in base64. */
export async function readProtonAuthenticator({ text, password }: ContainerFile): Promise<Contents> {
  const file = parseObject(text, DAMAGED);
  const isLocked = typeof file['content'] === 'string' && file['entries'] === undefined;
  const { entries } = isLocked ? await open(file, password) : file;
  if (!Array.isArray(entries)) damaged(DAMAGED);
  const seeds = new SeedsLeftOut();
  const read = listOf(entries).flatMap((each, index) => readEntry(objectOf(each), index, seeds) ?? []);
  return { entries: read, warnings: [], ignored: seeds.list() };
}

async function open(file: JsonObject, password: string | null): Promise<JsonObject> {
  const [salt, content] = [file['salt'], file['content']].map((part) => Buffer.from(textOf(part), 'base64'));
  if (salt === undefined || content === undefined || !isArgon2Cost(COST, salt)) return damaged(DAMAGED);
  if (password === null) throw new UnpackError('password-needed', 'this export is encrypted');
  const key = await argon2Key(password, salt, COST);
  const parts = gcmParts(content.subarray(0, NONCE_BYTES), content.subarray(NONCE_BYTES));
  const plain = openGcm(key, parts, BOUND);
  key.fill(0);
  if (plain === null) throw new UnpackError('wrong-secret', 'this password does not fit');
  return parseObject(new TextDecoder().decode(plain), DAMAGED);
}

/** Null for an entry without a note. Steam's address is `steam://SECRET`. */
function readEntry(entry: JsonObject, index: number, seeds: SeedsLeftOut): Entry | null {
  const content = objectOf(entry['content']);
  const uri = textOf(content['uri']);
  const address = readOtpAddress(uri);
  seeds.add(address?.secret ?? /^steam:\/\/([A-Z2-7]+)/i.exec(uri)?.[1] ?? '');
  const note = textOf(entry['note']);
  if (note.trim() === '') return null;
  const name = nameOf(content['name']);
  const issuer = address?.issuer ?? '';
  const account = address?.account || (issuer === '' ? '' : name);
  return {
    title: issuer === '' ? name : issuer,
    addresses: [],
    account: account === '' || account === issuer ? null : account,
    fields: [{ source: `entries[${index}].note`, label: null, text: note }],
    files: [],
  };
}
