/** Vectors of key files and shares: FORMAT.md 4.4 and 4.5, R15, R35 and R36. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { encodeCrockford } from '../../main/core/format/crockford.ts';
import { writeKeyFile } from '../../main/core/format/key-file.ts';
import { type Share, writeShare } from '../../main/core/format/share.ts';
import { type Case, type Cases, flipAt, refused, success, tiny } from './cases.ts';
import {
  byKeyFile,
  byShares,
  dealt,
  KEY_FILE,
  KEY_TEXT,
  PASSPHRASE,
  passphraseSlot,
  recoverySlot,
  SCRYPT,
} from './ways.ts';

const written = (share: Share): string => writeShare(share, share.number, 5);

function withShares(note: string, needed: number, numbers: readonly number[], spelled = written): Case {
  return () => {
    const file = tiny({ slots: [byShares, recoverySlot] });
    const shares = numbers.map((number) => spelled(dealt(file, needed, number)));
    return success('R36', note, { file }, { secret: '', shares });
  };
}

/** Shares of 2 of which one is not as it should be. */
function badShares(
  code: 'share-mistyped' | 'shares-mixed' | 'shares-missing' | 'wrong-secret',
  note: string,
  shares: (first: Share, second: Share) => readonly string[],
): Case {
  return () => {
    const file = tiny({ slots: [byShares, recoverySlot] });
    const given = shares(dealt(file, 2, 1), dealt(file, 2, 2));
    return refused(code, code === 'wrong-secret' ? 'R15' : 'R36', note, file.bytes, { secret: '', shares: given });
  };
}

/** A share of any bytes whose check fits them. */
function checked(body: Uint8Array): string {
  const check = sha256(concatBytes(utf8ToBytes('coldkeep/v1 share'), body)).subarray(0, 4);
  return encodeCrockford(concatBytes(body, check));
}

function bodyOf(share: Share): Uint8Array {
  return concatBytes(Uint8Array.of(1, share.needed, share.number), share.vault, share.slot, share.values);
}

function withByte(share: Share, at: number, value: number): string {
  const body = bodyOf(share);
  body[at] = value;
  return checked(body);
}

const otherSign = (text: string, at: number): string =>
  `${text.slice(0, at)}${text[at] === 'Z' ? 'Y' : 'Z'}${text.slice(at + 1)}`;

function withKeyFile(note: string, keyFile: string, slot = byKeyFile): Case {
  return () => success('R35', note, { file: tiny({ slots: [slot] }) }, { secret: PASSPHRASE, keyFile });
}

function badKeyFile(note: string, keyFile: string): Case {
  return () =>
    refused('key-file-damaged', 'R35', note, tiny({ slots: [byKeyFile] }).bytes, { secret: PASSPHRASE, keyFile });
}

const signs = KEY_TEXT.split('\n').slice(1).join('').replaceAll('-', '');
/** The same 32 bytes with one of the four last bits set. */
const filled = `${signs.slice(0, 51)}${encodeCrockford(Uint8Array.of((KEY_FILE[31] ?? 0) << 7)).slice(0, 1) === 'G' ? 'H' : '1'}${signs.slice(52)}`;

export const SHARE_CASES: Cases = {
  'key-file': withKeyFile('A passphrase and its key file, Argon2id.', KEY_TEXT),
  'key-file-scrypt': withKeyFile(
    'A passphrase and its key file, scrypt.',
    KEY_TEXT,
    passphraseSlot(PASSPHRASE, SCRYPT, KEY_FILE),
  ),
  'key-file-typed': withKeyFile(
    'The key file without its heading, in lower case, in groups of other lengths, with line ends of two signs.',
    signs.toLowerCase().replaceAll(/(.{11})/g, '$1\r\n'),
  ),
  'key-file-other-heading': withKeyFile(
    'Lines that hold the word Coldkeep in any case are dropped.',
    `my COLDKEEP file 0123\n${KEY_TEXT}end of the coldKeep file\n`,
  ),
  'key-file-two-slots': () =>
    success(
      'R15',
      'A slot of type 1 with the same passphrase is not tried when a key file is given.',
      { file: tiny({ slots: [passphraseSlot(), byKeyFile] }) },
      { secret: PASSPHRASE, keyFile: KEY_TEXT },
    ),
  'key-file-mistyped': badKeyFile('A sign of the key file is another one.', otherSign(KEY_TEXT, 30)),
  'key-file-check': badKeyFile(
    'The last check sign of the key file is another one.',
    otherSign(KEY_TEXT, KEY_TEXT.length - 2),
  ),
  'key-file-short': badKeyFile('The last sign of the key file is missing.', signs.slice(0, -1)),
  'key-file-long': badKeyFile('A sign too many.', `${signs}0`),
  'key-file-u': badKeyFile('A sign that is not of the alphabet.', `U${signs.slice(1)}`),
  'key-file-last-bits': badKeyFile('The four bits behind the 256 are not zero.', filled),
  'key-file-empty': badKeyFile('A key file that holds nothing but its heading.', 'Coldkeep key file, version 1\n'),
  'key-file-needed': () =>
    refused(
      'key-file-needed',
      'R35',
      'A passphrase alone, where every passphrase slot wants a key file.',
      tiny({ slots: [byKeyFile, recoverySlot] }).bytes,
      { secret: PASSPHRASE },
    ),
  'key-file-not-needed': () =>
    refused('wrong-secret', 'R15', 'A key file where no slot wants one.', tiny({ slots: [passphraseSlot()] }).bytes, {
      secret: PASSPHRASE,
      keyFile: KEY_TEXT,
    }),
  'key-file-wrong': () =>
    refused('wrong-secret', 'R15', 'Another key file.', tiny({ slots: [byKeyFile] }).bytes, {
      secret: PASSPHRASE,
      keyFile: writeKeyFile(new Uint8Array(32)),
    }),
  'shares-2-of-5': withShares('Shares 1 and 4 of five, two are needed.', 2, [1, 4]),
  'shares-3-of-5': withShares('Shares 5, 2 and 3 of five, three are needed.', 3, [5, 2, 3]),
  'shares-more-than-needed': withShares('Four shares where three are needed.', 3, [1, 2, 3, 4]),
  'shares-same-twice': withShares('Two shares, one of them twice.', 2, [1, 1, 2]),
  'shares-numbers-to-255': withShares('Numbers of shares are any of 1 to 255.', 2, [254, 255]),
  'shares-typed': withShares('Shares without their heading, in lower case, o for 0 and l for 1.', 2, [1, 2], (share) =>
    checked(bodyOf(share)).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'),
  ),
  'shares-missing': badShares('shares-missing', 'One share of two.', (first) => [written(first)]),
  'shares-missing-same-twice': badShares('shares-missing', 'The same share twice is one share.', (first) => [
    written(first),
    written(first),
  ]),
  'share-mistyped': badShares('share-mistyped', 'A sign of a share is another one.', (first, second) => [
    written(first),
    otherSign(written(second), 60),
  ]),
  'share-short': badShares('share-mistyped', 'The last sign of a share is missing.', (first, second) => [
    written(first),
    checked(bodyOf(second)).slice(0, -1),
  ]),
  'share-u': badShares('share-mistyped', 'A sign that is not of the alphabet.', (first, second) => [
    written(first),
    `U${checked(bodyOf(second)).slice(1)}`,
  ]),
  'share-version-2': badShares('share-mistyped', 'A share of version 2.', (first, second) => [
    written(first),
    withByte(second, 0, 2),
  ]),
  'share-needed-1': badShares('share-mistyped', 'A share of which one is needed.', (first, second) => [
    written(first),
    withByte(second, 1, 1),
  ]),
  'share-needed-17': badShares('share-mistyped', 'A share of which 17 are needed.', (first, second) => [
    written(first),
    withByte(second, 1, 17),
  ]),
  'share-number-0': badShares(
    'share-mistyped',
    'Share number 0, which would be the secret itself.',
    (first, second) => [written(first), withByte(second, 2, 0)],
  ),
  'shares-other-needed': badShares('shares-mixed', 'One share says that three are needed.', (first, second) => [
    written(first),
    withByte(second, 1, 3),
  ]),
  'shares-other-vault': badShares('shares-mixed', 'One share is of another vault.', (first, second) => [
    written(first),
    written({ ...second, vault: flipAt(second.vault, 0) }),
  ]),
  'shares-other-slot': badShares('shares-mixed', 'One share is of another dealing.', (first, second) => [
    written(first),
    written({ ...second, slot: flipAt(second.slot, 3) }),
  ]),
  'shares-same-number': badShares('shares-mixed', 'Two shares of one number have other values.', (first) => [
    written(first),
    written({ ...first, values: flipAt(first.values, 5) }),
  ]),
  'shares-of-no-slot': badShares('shares-mixed', 'The dealing of both shares is not in the header.', (first, second) =>
    [first, second].map((share) => written({ ...share, slot: Uint8Array.of(1, 2, 3, 4) })),
  ),
  'shares-of-a-recovery-key-slot': () => {
    const file = tiny();
    return refused('shares-mixed', 'R36', 'The slot that the shares name is one of a recovery key.', file.bytes, {
      secret: '',
      shares: [1, 2].map((number) => written(dealt(file, 2, number))),
    });
  },
  'shares-wrong-value': badShares(
    'wrong-secret',
    'A value of one share is another, its check is right: the commitment tells.',
    (first, second) => [written(first), written({ ...second, values: flipAt(second.values, 31) })],
  ),
};
