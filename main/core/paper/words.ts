/** Every word on a sheet, in one table per language. No web address, no name of a person, nothing about a check. */

/** What one thing of a set is called, in the middle of a sentence. */
interface Noun {
  readonly one: string;
  readonly many: string;
}

export type SetNoun = 'code' | 'key' | 'phrase';

/** Kinds of ways into a vault as a kit page counts them; `other`: one that this version does not know. */
export type KitWay = 'passphrase' | 'passphrase-and-key-file' | 'recovery-key' | 'shares' | 'other';

/** Words of a sheet. Functions take what varies; a `service` is a display name. */
export interface Words {
  /** BCP 47 tag of the document. */
  readonly language: string;
  readonly date: (day: number, month: number, year: number) => string;
  readonly kinds: Readonly<Record<SetNoun, string>>;
  readonly keep: string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly copyOf: (copy: number, copies: number) => string;
  readonly labels: {
    readonly account: string;
    readonly instance: string;
    readonly purpose: string;
    readonly startHere: string;
    readonly afterUse: string;
    readonly lookAlikes: string;
    readonly thisSheet: string;
    readonly usedOn: string;
    readonly many: Readonly<Record<SetNoun, string>>;
    readonly one: Readonly<Record<SetNoun, string>>;
  };
  readonly strip: {
    readonly sheet: string;
    readonly replaces: string;
    readonly nothing: string;
    readonly copy: string;
    readonly change: string;
    readonly readBackOn: string;
    readonly fingerprint: string;
    readonly printed: string;
  };
  readonly purpose: {
    readonly oneOfMany: (noun: SetNoun) => string;
    readonly only: (noun: SetNoun) => string;
    readonly thenReplaced: (noun: SetNoun) => string;
    readonly disablesOneOfMany: (noun: SetNoun) => string;
    readonly disablesOnly: (noun: SetNoun) => string;
    readonly reusable: (noun: SetNoun) => string;
    readonly packed: string;
    readonly packedMixed: string;
    readonly care: string;
    readonly packedCare: string;
  };
  readonly notes: {
    readonly left: (left: number, of: number) => string;
    readonly eachOnce: string;
    readonly once: string;
    readonly again: string;
    readonly oneTurnsOff: string;
    readonly itTurnsOff: string;
    readonly hyphen: string;
    readonly hyphens: string;
    readonly digits: string;
    readonly digitsNoGap: string;
    readonly noGap: string;
    readonly wordsInOrder: string;
    readonly asPrinted: string;
  };
  readonly steps: {
    readonly cross: string;
    readonly mark: (noun: SetNoun) => string;
    readonly atThree: (noun: SetNoun, service: string) => string;
    readonly fewLeft: (noun: SetNoun, service: string) => string;
    readonly lastOne: (noun: SetNoun, many: boolean, service: string) => string;
    readonly noneLeft: (noun: SetNoun, service: string) => string;
    readonly takeNewOne: (noun: SetNoun, service: string) => string;
    readonly setUpAgain: (service: string) => string;
    readonly putBack: string;
    readonly record: string;
    readonly ifSeen: (noun: SetNoun, service: string) => string;
    /** Stands for a name that makes a step too long. */
    readonly theService: string;
  };
  readonly packed: {
    readonly accounts: (accounts: number) => string;
    readonly left: (left: number) => string;
    readonly turnsOff: string;
    readonly again: string;
    readonly thenReplaced: string;
    readonly continued: (service: string) => string;
  };
  readonly signs: {
    readonly zeroHasADot: string;
    readonly onlyDigits: (noun: SetNoun, many: boolean) => string;
    readonly only: (noun: SetNoun, many: boolean, ranges: readonly string[]) => string;
    readonly range: (from: string, to: string) => string;
    readonly gapIsForTheEye: string;
    readonly names: Readonly<Record<LookAlike, string>>;
  };
  readonly kit: {
    readonly kind: string;
    readonly labels: Readonly<
      Record<'file' | 'folder' | 'passphrase' | 'recoveryKey' | 'ways' | 'without' | 'apart' | 'thisPage', string>
    >;
    readonly purpose: string;
    /** Sentences of a few words, each on lines of its own. */
    readonly passphraseNote: readonly string[];
    readonly recoveryKeyNote: readonly string[];
    readonly nineGroups: string;
    /** Numbers of the groups in one row. */
    readonly groups: (first: number, last: number) => string;
    readonly signs: string;
    readonly copyKey: string;
    readonly noKeyYet: string;
    readonly ways: (counts: Readonly<Record<KitWay, number>>) => string;
    /** Ways to read the vault without the app, a line or two each. */
    readonly without: readonly string[];
    readonly apart: string;
    readonly vault: string;
    readonly triedOn: string;
  };
}

/** The signs that people mistake for each other, in the groups that they are printed in. */
export const LOOK_ALIKES = [
  ['0', 'O'],
  ['1', 'l', 'I'],
  ['5', 'S'],
  ['8', 'B'],
] as const;

export type LookAlike = (typeof LOOK_ALIKES)[number][number];

const NOUNS: Readonly<Record<SetNoun, Noun>> = {
  code: { one: 'code', many: 'codes' },
  key: { one: 'key', many: 'keys' },
  phrase: { one: 'phrase', many: 'phrases' },
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const NUMBERS = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
] as const;

const KIT_WAYS: readonly (readonly [kind: KitWay, one: string, many: string])[] = [
  ['passphrase', 'passphrase', 'passphrases'],
  ['passphrase-and-key-file', 'passphrase with its key file', 'passphrases with their key files'],
  ['recovery-key', 'recovery key', 'recovery keys'],
  ['shares', 'set of shares', 'sets of shares'],
  ['other', 'way of another kind', 'ways of another kind'],
];

/** In the order of the table, and none of what is not there. */
function countedWays(counts: Readonly<Record<KitWay, number>>): string[] {
  return KIT_WAYS.flatMap(([kind, one, many]) => {
    const count = counts[kind];
    return count === 0 ? [] : [`${NUMBERS[count]?.toLowerCase() ?? count} ${count === 1 ? one : many}`];
  });
}

function these(noun: SetNoun, many: boolean): string {
  return many ? `These ${NOUNS[noun].many} use` : `This ${NOUNS[noun].one} uses`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

export const ENGLISH: Words = {
  language: 'en',
  date: (day, month, year) => `${day} ${MONTHS[month - 1] ?? month} ${year}`,
  kinds: { code: 'Recovery codes', key: 'Recovery key', phrase: 'Recovery phrase' },
  keep: 'Keep. Do not discard.',
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  // Two digits and "of" would run into the next column.
  copyOf: (copy, copies) => (copies < 10 ? `${copy} of ${copies}` : `${copy}/${copies}`),
  labels: {
    account: 'Account',
    instance: 'Instance',
    purpose: 'What this is',
    startHere: 'Start here',
    afterUse: 'After use',
    lookAlikes: 'Look-alikes',
    thisSheet: 'This sheet',
    usedOn: 'Used on',
    many: { code: 'Codes', key: 'Keys', phrase: 'Phrases' },
    one: { code: 'Code', key: 'Key', phrase: 'Phrase' },
  },
  strip: {
    sheet: 'Sheet',
    replaces: 'Replaces',
    nothing: 'none',
    copy: 'Copy',
    change: 'Change',
    readBackOn: 'Read back on',
    fingerprint: 'Fingerprint',
    printed: 'Printed',
  },
  purpose: {
    oneOfMany: (noun) =>
      `One of these ${NOUNS[noun].many} signs in to the account when the phone or the security key is lost.`,
    only: (noun) => `This ${NOUNS[noun].one} signs in to the account once, when the phone or the security key is lost.`,
    thenReplaced: (noun) =>
      `This ${NOUNS[noun].one} signs in once when the phone or security key is lost; it is then replaced.`,
    disablesOneOfMany: (noun) =>
      `For a lost phone or security key. Using one of these ${NOUNS[noun].many} turns two-step off: set it up again.`,
    disablesOnly: (noun) =>
      `For a lost phone or security key. Using this ${NOUNS[noun].one} turns two-step off: set it up again.`,
    reusable: (noun) =>
      `This ${NOUNS[noun].one} opens the account when the phone or the security key is lost, as often as needed.`,
    packed: 'Each code signs in to its account once, when the phone or the security key is lost.',
    packedMixed: 'For signing in to these accounts when the phone or the security key is lost.',
    care: 'Keep the sheet flat, dry and out of sight. If you found it, please give it back to its owner.',
    packedCare: 'Cross the box and write the date. If you found this sheet, please give it back to its owner.',
  },
  notes: {
    left: (left, of) => `${left} of ${of} left.`,
    eachOnce: 'Each works once.',
    once: 'It works once.',
    again: 'It can be used again and again.',
    oneTurnsOff: 'Using one turns two-step off.',
    itTurnsOff: 'Using it turns two-step off.',
    hyphen: 'Type the hyphen as well.',
    hyphens: 'Type the hyphens as well.',
    digits: 'Type all digits.',
    digitsNoGap: 'Type all digits, without a gap.',
    noGap: 'Type no gaps: they are for the eye.',
    wordsInOrder: 'Type the words in this order.',
    asPrinted: 'Type it exactly as printed.',
  },
  steps: {
    cross: 'Cross the box and write the date on its line.',
    mark: (noun) => `Mark the ${NOUNS[noun].one} as used in Coldkeep.`,
    atThree: (noun, service) => `At three left, make new ${NOUNS[noun].many} at ${service} and print a new sheet.`,
    fewLeft: (noun, service) => `Few are left: make new ${NOUNS[noun].many} at ${service} and print a new sheet.`,
    lastOne: (noun, many, service) =>
      `Make ${many ? `new ${NOUNS[noun].many}` : `a new ${NOUNS[noun].one}`} at ${service} and print a new sheet.`,
    noneLeft: (noun, service) => `None is left: make new ${NOUNS[noun].many} at ${service} and print a new sheet.`,
    takeNewOne: (noun, service) => `Keep the new ${NOUNS[noun].one} from ${service} and print a new sheet.`,
    setUpAgain: (service) => `Set two-step up again at ${service} and print a new sheet.`,
    putBack: 'Put this sheet back in its place.',
    record: 'Write down in Coldkeep that it was used.',
    ifSeen: (noun, service) => `If anyone else saw it, make a new ${NOUNS[noun].one} at ${service} and print it.`,
    theService: 'the service',
  },
  packed: {
    accounts: (accounts) => `${NUMBERS[accounts] ?? accounts} ${accounts === 1 ? 'account' : 'accounts'}`,
    left: (left) => `${left} left`,
    turnsOff: 'Turns two-step off',
    again: 'Can be used again',
    thenReplaced: 'Then replaced',
    continued: (service) => `${service}, continued`,
  },
  signs: {
    zeroHasADot: 'Zero has a dot.',
    onlyDigits: (noun, many) => `${these(noun, many)} only digits.`,
    only: (noun, many, ranges) => `${these(noun, many)} only ${listed(ranges)}.`,
    range: (from, to) => `${from} to ${to}`,
    gapIsForTheEye: 'A narrow gap inside a code is only for the eye.',
    names: { '0': 'zero', O: 'oh', '1': 'one', l: 'ell', I: 'eye', '5': 'five', S: 'ess', '8': 'eight', B: 'bee' },
  },
  kit: {
    kind: 'Vault kit',
    labels: {
      file: 'File',
      folder: 'Folder',
      passphrase: 'Passphrase',
      recoveryKey: 'Recovery key',
      ways: 'Ways in',
      without: 'Without the app',
      apart: 'Keep apart',
      thisPage: 'This page',
    },
    purpose:
      'For opening a Coldkeep vault: a file with the recovery codes for the day when a phone or a security key is lost. Keep the page flat, dry and out of sight. If you found it, please give it back to its owner.',
    passphraseNote: ['Write it by hand, or leave it blank.', 'It is never printed.'],
    recoveryKeyNote: ['It opens the vault without the passphrase.'],
    nineGroups: 'Nine groups of four, line by line',
    groups: (first, last) => `${first}–${last}`,
    signs: 'No I, L, O or U. Zero has a dot. Gaps and small letters do not matter.',
    copyKey: 'Copy the key here while it is shown. It has no I, L, O or U.',
    noKeyYet: 'There is no recovery key yet. A later one can be copied here.',
    ways: (counts) => {
      const ways = countedWays(counts);
      return `${ways.length === 1 ? 'Only this opens' : 'Any one of these opens'} the vault: ${listed(ways)}.`;
    },
    without: [
      'Open rescue.html from the rescue kit in a web browser.',
      'Or run coldkeep_reader.py, from the source of Coldkeep, in Python.',
      'Or write a reader: FORMAT.md, also there, says what each byte is.',
    ],
    apart:
      'Keep this page away from the computer, the backups and the rescue kit: with any of them it gives every code away. Keep a key file and each share in places of their own. When the passphrase or the key changes, print a new page and destroy this one.',
    vault: 'Vault',
    triedOn: 'Tried on',
  },
};
