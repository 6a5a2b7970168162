/** Vectors of the ways in: FORMAT.md section 4, R1, R9 to R11, R14 to R17. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { writeU32 } from '../../main/core/format/bytes.ts';
import { WORDS } from '../../main/core/format/words.ts';
import { type Case, type Cases, flipAt, refused, success, tiny, WHOLE_SETS, whole, withCopies } from './cases.ts';
import { authenticated, withChecksum } from './header-edits.ts';
import type { SlotPlan } from './small-file.ts';
import { ARGON2ID, PASSPHRASE, passphraseSlot, RECOVERY_TEXT, recoverySlot, SCRYPT } from './ways.ts';

const FIRST_SLOT = 80;
const byPassphrase = passphraseSlot();
const byScrypt = passphraseSlot(PASSPHRASE, SCRYPT);
const withEdit = (slot: SlotPlan, edit: (bytes: Uint8Array) => void): SlotPlan => ({ ...slot, edit });

/** The slot with other costs, after it was sealed: a reader decides before it derives anything. */
function costing(slot: SlotPlan, ...costs: readonly number[]): SlotPlan {
  return withEdit(slot, (bytes) => {
    for (const [i, cost] of costs.entries()) writeU32(bytes, 4 + 4 * i, cost);
  });
}

/** A slot of these type and kdf numbers, filled with bytes that mean nothing to this version. */
function numbered(type: number, kdf: number, fill = 0): SlotPlan {
  return withEdit(recoverySlot, (bytes) => {
    if (fill !== 0) bytes.fill(fill, 2);
    bytes.set([type, kdf]);
  });
}

/** Refused for its slots, whichever of them the secret is for. */
function refusedSlots(
  code: 'unsupported-feature' | 'excessive-work-factor',
  rule: string,
  note: string,
  ...slots: readonly SlotPlan[]
): Case {
  return () => refused(code, rule, note, tiny({ slots }).bytes);
}

function opened(rule: string, note: string, slots: readonly SlotPlan[], secret: string): ReturnType<Case> {
  return success(rule, note, { file: tiny({ slots }) }, { secret });
}

const reserved = (at: number): SlotPlan => withEdit(recoverySlot, (bytes) => bytes.fill(1, at, at + 1));
const generated = WORDS.filter((_, i) => i % 1296 === 7).join(' ');

export const SLOT_CASES: Cases = {
  'recovery-key': () =>
    success('R15', 'A small history, opened with the recovery key.', { file: whole(), sets: WHOLE_SETS }),
  'recovery-key-lower-case': () =>
    opened(
      'R17',
      'The recovery key in lower case, without hyphens.',
      [recoverySlot],
      RECOVERY_TEXT.replaceAll('-', '').toLowerCase(),
    ),
  'recovery-key-lookalikes': () =>
    opened(
      'R17',
      'The recovery key with o for 0 and l for 1, and blanks for hyphens.',
      [recoverySlot],
      RECOVERY_TEXT.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' '),
    ),
  'recovery-key-second-slot': () =>
    opened(
      'R15',
      'The second slot is the one that fits.',
      [{ ...recoverySlot, secret: () => new Uint8Array(20) }, recoverySlot],
      RECOVERY_TEXT,
    ),
  'passphrase-argon2id': () =>
    opened('R15', 'Argon2id with the least memory and one pass.', [byPassphrase], PASSPHRASE),
  'passphrase-argon2id-3-passes': () =>
    opened(
      'R11',
      'Argon2id with 64 KiB and ten passes, the most there may be.',
      [passphraseSlot(PASSPHRASE, { kdf: 'argon2id', memoryKib: 64, passes: 10 })],
      PASSPHRASE,
    ),
  'passphrase-scrypt': () => opened('R15', 'scrypt with the least cost.', [byScrypt], PASSPHRASE),
  'passphrase-nfkc': () =>
    opened(
      'R15',
      'The slot was made for the composed form; typed are a ligature, a combining accent and full-width digits.',
      [passphraseSlot('caf\u00e9 fine 12345678')],
      'cafe\u0301 \ufb01ne \uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18',
    ),
  'passphrase-canonical': () =>
    opened(
      'R14',
      'Six words of the list, typed with hyphens and capitals.',
      [passphraseSlot(generated)],
      generated.replaceAll(' ', '-').toUpperCase(),
    ),
  'passphrase-blank-at-end': () =>
    refused(
      'wrong-secret',
      'R15',
      'A blank at the end of a passphrase counts.',
      tiny({ slots: [byPassphrase] }).bytes,
      { secret: `${PASSPHRASE} ` },
    ),
  'four-kdf-slots': () =>
    opened(
      'R10',
      'Four slots have a kdf, as many as there may be.',
      [byPassphrase, byScrypt, byPassphrase, byScrypt, recoverySlot],
      RECOVERY_TEXT,
    ),
  'slot-type-3': () =>
    opened(
      'R9',
      'A slot of the reserved type 3 is skipped, whatever its bytes are.',
      [numbered(3, 0, 0xee), recoverySlot],
      RECOVERY_TEXT,
    ),
  'slot-type-5': () =>
    opened('R9', 'A slot of the reserved type 5 is skipped.', [numbered(5, 0), recoverySlot], RECOVERY_TEXT),
  'slot-type-200': () =>
    opened(
      'R9',
      'A slot of an unknown type with a kdf and costs above all bounds is skipped.',
      [numbered(200, 1, 0xff), recoverySlot],
      RECOVERY_TEXT,
    ),
  'slot-kdf-3': () =>
    opened(
      'R9',
      'A passphrase slot with an unknown kdf is skipped.',
      [numbered(1, 3, 0xff), recoverySlot],
      RECOVERY_TEXT,
    ),
  'slot-pair': () =>
    opened(
      'R9',
      'A recovery key slot that says Argon2id is skipped, whatever its costs.',
      [numbered(2, 1, 0xff), recoverySlot],
      RECOVERY_TEXT,
    ),
  'slots-skipped-with-kdf': () =>
    opened(
      'R10',
      'Five skipped slots that say Argon2id do not count as slots with a kdf.',
      [...Array.from({ length: 5 }, () => numbered(3, 1)), recoverySlot],
      RECOVERY_TEXT,
    ),
  'slots-all-unknown': refusedSlots(
    'unsupported-feature',
    'R9',
    'Types 3 and 5, and no other.',
    numbered(3, 0),
    numbered(5, 0),
  ),
  'slot-passphrase-without-kdf': refusedSlots(
    'unsupported-feature',
    'R9',
    'The only slot is a passphrase slot without a kdf.',
    numbered(1, 0),
  ),
  'slot-shares-with-kdf': refusedSlots(
    'unsupported-feature',
    'R9',
    'The only slot is one for shares with Argon2id.',
    numbered(4, 1),
  ),
  'five-kdf-slots': refusedSlots(
    'excessive-work-factor',
    'R10',
    'Five slots have a kdf.',
    ...Array.from({ length: 5 }, () => byPassphrase),
  ),
  'slot-reserved-2': refusedSlots('unsupported-feature', 'R1', 'Byte 3 of a slot is not zero.', reserved(3)),
  'slot-reserved-64': refusedSlots('unsupported-feature', 'R1', 'Byte 64 of a slot is not zero.', reserved(64)),
  'slot-reserved-95': refusedSlots('unsupported-feature', 'R1', 'Byte 95 of a slot is not zero.', reserved(95)),
  'slot-reserved-223': refusedSlots('unsupported-feature', 'R1', 'The last byte of a slot is not zero.', reserved(223)),
  'slot-cost-without-kdf': refusedSlots(
    'unsupported-feature',
    'R1',
    'A recovery key slot states a cost.',
    costing(recoverySlot, 0, 0, 1),
  ),
  'cost-memory-above': refusedSlots(
    'excessive-work-factor',
    'R11',
    'Argon2id with 1 GiB and 1 KiB.',
    recoverySlot,
    costing(byPassphrase, 1024 * 1024 + 1),
  ),
  'cost-memory-most': refusedSlots(
    'excessive-work-factor',
    'R11',
    'Argon2id with 2^32 - 1 KiB.',
    recoverySlot,
    costing(byPassphrase, 0xffff_ffff),
  ),
  'cost-passes-above': refusedSlots(
    'excessive-work-factor',
    'R11',
    'Argon2id with eleven passes.',
    recoverySlot,
    costing(byPassphrase, 8, 11),
  ),
  'cost-log2-n-above': refusedSlots(
    'excessive-work-factor',
    'R11',
    'scrypt with N of 2^21.',
    recoverySlot,
    costing(byScrypt, 21),
  ),
  'cost-memory-below': refusedSlots(
    'unsupported-feature',
    'R11',
    'Argon2id with 7 KiB.',
    recoverySlot,
    costing(byPassphrase, 7),
  ),
  'cost-passes-below': refusedSlots(
    'unsupported-feature',
    'R11',
    'Argon2id without a pass.',
    recoverySlot,
    costing(byPassphrase, 8, 0),
  ),
  'cost-lanes': refusedSlots(
    'unsupported-feature',
    'R11',
    'Argon2id with two lanes.',
    recoverySlot,
    costing(byPassphrase, 8, 1, 2),
  ),
  'cost-log2-n-below': refusedSlots(
    'unsupported-feature',
    'R11',
    'scrypt with N of 1.',
    recoverySlot,
    costing(byScrypt, 0),
  ),
  'cost-r': refusedSlots('unsupported-feature', 'R11', 'scrypt with r of 9.', recoverySlot, costing(byScrypt, 1, 9)),
  'cost-p': refusedSlots('unsupported-feature', 'R11', 'scrypt with p of 2.', recoverySlot, costing(byScrypt, 1, 8, 2)),
  'cost-raised': () =>
    refused(
      'wrong-secret',
      'R15',
      'Passes raised from 1 to 2 by whoever could authenticate the header: the commitment is of the old cost.',
      tiny({ slots: [costing(byPassphrase, 8, 2)] }).bytes,
      { secret: PASSPHRASE },
    ),
  'wrong-passphrase': () =>
    refused('wrong-secret', 'R15', 'Another passphrase.', tiny({ slots: [byPassphrase] }).bytes, {
      secret: 'another passphrase',
    }),
  'wrong-recovery-key': () =>
    refused(
      'wrong-secret',
      'R15',
      'The recovery key of another vault.',
      tiny({ slots: [{ ...recoverySlot, secret: () => new Uint8Array(20) }] }).bytes,
    ),
  'no-passphrase-slot': () =>
    refused('wrong-secret', 'R15', 'A passphrase where the only way in is a recovery key.', tiny().bytes, {
      secret: PASSPHRASE,
    }),
  'no-recovery-key-slot': () =>
    refused(
      'wrong-secret',
      'R15',
      'A recovery key where the only way in is a passphrase.',
      tiny({ slots: [byPassphrase] }).bytes,
    ),
  'slot-commitment': () =>
    refused(
      'wrong-secret',
      'R15',
      'A bit of the commitment is wrong, the header is authentic.',
      tiny({ slots: [withEdit(recoverySlot, (bytes) => bytes.set(flipAt(bytes, 96)))] }).bytes,
    ),
  'vault-id-changed': () => {
    const file = tiny();
    return refused(
      'wrong-secret',
      'R15',
      'Another vault id in an authentic header: a slot is of one vault.',
      withCopies(file, authenticated(flipAt(file.copy, 24), file.vaultKey)),
    );
  },
  'slot-wrapped-key': () =>
    refused(
      'header-tampered',
      'R16',
      'A bit of the wrapped vault key is wrong, the header is authentic.',
      tiny({ slots: [withEdit(recoverySlot, (bytes) => bytes.set(flipAt(bytes, 128)))] }).bytes,
    ),
  'slot-wrapped-tag': () =>
    refused(
      'header-tampered',
      'R16',
      'A bit of the tag over the vault key is wrong, the header is authentic.',
      tiny({ slots: [withEdit(recoverySlot, (bytes) => bytes.set(flipAt(bytes, 175)))] }).bytes,
    ),
  'header-mac': () => {
    const file = tiny();
    return refused(
      'header-tampered',
      'R16',
      'A bit of the MAC is wrong, the checksums are right.',
      withCopies(file, withChecksum(flipAt(file.copy, 448))),
    );
  },
  'header-slot-changed': () => {
    const file = tiny({ slots: [recoverySlot, recoverySlot] });
    const taken = withChecksum(flipAt(file.copy, FIRST_SLOT + 224 + 40));
    return refused(
      'header-tampered',
      'R16',
      'The salt of the second slot was changed and the checksums made right.',
      withCopies(file, taken),
    );
  },
  'header-mac-other-key': () => {
    const file = tiny();
    return refused(
      'header-tampered',
      'R16',
      'The MAC is made with another vault key.',
      withCopies(file, authenticated(file.copy, utf8ToBytes('another vault key of 32 bytes...'))),
    );
  },
  'recovery-key-mistyped-sign': () =>
    refused('recovery-key-mistyped', 'R17', 'The first sign of the recovery key is another one.', tiny().bytes, {
      secret: `${RECOVERY_TEXT[0] === 'Z' ? 'Y' : 'Z'}${RECOVERY_TEXT.slice(1)}`,
    }),
  'recovery-key-mistyped-check': () =>
    refused('recovery-key-mistyped', 'R17', 'The last check sign of the recovery key is another one.', tiny().bytes, {
      secret: `${RECOVERY_TEXT.slice(0, -1)}${RECOVERY_TEXT.endsWith('Z') ? 'Y' : 'Z'}`,
    }),
  'recovery-key-mistyped-short': () =>
    refused('recovery-key-mistyped', 'R17', 'The last sign of the recovery key is missing.', tiny().bytes, {
      secret: RECOVERY_TEXT.slice(0, -1),
    }),
  'recovery-key-mistyped-u': () =>
    refused(
      'recovery-key-mistyped',
      'R17',
      'A sign of the recovery key is a U, which is not of the alphabet.',
      tiny().bytes,
      { secret: `U${RECOVERY_TEXT.slice(1)}` },
    ),
  'recovery-key-mistyped-passphrase': () =>
    refused(
      'recovery-key-mistyped',
      'R17',
      'A text of that shape is not tried as a passphrase, even where one opens the vault.',
      tiny({ slots: [passphraseSlot('0'.repeat(35), ARGON2ID)] }).bytes,
      { secret: '0'.repeat(35) },
    ),
};
