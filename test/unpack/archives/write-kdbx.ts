/** Writes KeePass databases with kdbxweb, a second implementation of the format that shares no code with the reader. */
import { argon2d, argon2id } from '@noble/hashes/argon2.js';
import kdbxweb from 'kdbxweb';

const { Consts, CryptoEngine, Int64, Kdbx, KdbxCredentials, KdbxUuid, ProtectedValue, VarDictionary } = kdbxweb;

const UINT64 = VarDictionary.ValueType.UInt64;
const UINT32 = VarDictionary.ValueType.UInt32;

export interface KdbxShape {
  readonly format: 3 | 4;
  readonly cipher: 'Aes' | 'ChaCha20';
  /** Format 3 has AES only. */
  readonly kdf: 'Aes' | 'Argon2d' | 'Argon2id';
  readonly isCompressed: boolean;
}

export interface KdbxKey {
  readonly password: string | null;
  readonly keyFile: Uint8Array | null;
}

type Database = InstanceType<typeof Kdbx>;

CryptoEngine.setArgon2Impl(async (password, salt, memory, iterations, length, parallelism, type, version) => {
  const argon2 = type === CryptoEngine.Argon2TypeArgon2d ? argon2d : argon2id;
  const cost = { m: memory, t: iterations, p: parallelism, version, dkLen: length };
  return Uint8Array.from(argon2(new Uint8Array(password), new Uint8Array(salt), cost)).buffer;
});

/** A database with whatever `fill` puts into it, derived at the least cost. */
export async function writeKdbx(
  shape: KdbxShape,
  key: KdbxKey,
  fill: (database: Database) => unknown,
): Promise<Uint8Array> {
  const password = key.password === null ? null : ProtectedValue.fromString(key.password);
  // A copy of the key file, for kdbxweb hides its bytes in place.
  const database = Kdbx.create(new KdbxCredentials(password, key.keyFile?.slice() ?? null), 'fixture');
  if (shape.format === 3) database.setVersion(3);
  else database.setKdf(Consts.KdfId[shape.kdf]);
  const { header } = database;
  header.dataCipherUuid = new KdbxUuid(Consts.CipherId[shape.cipher]);
  header.compression = Consts.CompressionAlgorithm[shape.isCompressed ? 'GZip' : 'None'];
  if (shape.format === 3) header.keyEncryptionRounds = 10;
  const costs = header.kdfParameters;
  if (shape.kdf === 'Aes') costs?.set('R', UINT64, Int64.from(5000));
  else {
    costs?.set('M', UINT64, Int64.from(64 * 1024));
    costs?.set('I', UINT64, Int64.from(3));
    costs?.set('P', UINT32, 2);
  }
  await fill(database);
  return new Uint8Array(await database.save());
}

export const hidden = (text: string): InstanceType<typeof ProtectedValue> => ProtectedValue.fromString(text);

/** Two entries with codes, an older version, one in the bin, and attachments: what every shape of database is read with. */
export async function fillWithCodes(database: Database): Promise<void> {
  const group = database.getDefaultGroup();
  const google = database.createEntry(group);
  google.fields.set('Title', 'Google');
  google.fields.set('UserName', 'sam.rivera@example.com');
  google.fields.set('Password', hidden('ca9a2-7bad0'));
  google.fields.set('Notes', 'older notes');
  google.pushHistory();
  google.fields.set('Notes', 'Ключ & <key> 😀');
  google.fields.set('Backup codes', hidden('9886 4461\n2817 5403\n8213 9357'));
  const inGroup = database.createEntry(group);
  inGroup.fields.set('Title', 'GitHub');
  inGroup.fields.set('Password', hidden('ca9a2-7bad0'));
  inGroup.binaries.set('codes.txt', await database.createBinary(new TextEncoder().encode('5d4a9-33e61').buffer));
  inGroup.binaries.set('more.txt', await database.createBinary(hidden('6d64c-9453d')));
  const gone = database.createEntry(group);
  gone.fields.set('Title', 'Old forum');
  gone.fields.set('Notes', hidden('1111 2222'));
  database.remove(gone);
}
