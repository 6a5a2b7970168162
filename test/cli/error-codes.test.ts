/** Every code of the closed table, reached through the built command line: its exit status and its one line. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ERRORS, type ErrorCode } from '../../main/core/errors.ts';
import { writeRecoveryKey } from '../../main/core/format/recovery-key.ts';
import { answerRightly } from './answers.ts';
import {
  cutOff,
  damagedHeaderCopy,
  damagedRecord,
  emptyFile,
  hungrySlot,
  lockedElsewhere,
  newerMajor,
  noSlots,
  oldCopy,
  otherEpoch,
  otherFile,
  otherKey,
  ownWay,
} from './broken-vaults.ts';
import { codeSaid, DISCORD, type Ended, GITHUB, type Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';
import { codesShownIn } from './sample-codes.ts';

/** A call that ends with the code, on a machine with both samples and code 1 of GitHub used. */
type Reach = (machine: Machine) => Promise<Ended>;

const after = (deed: (machine: Machine) => void | Promise<void>, ...args: readonly string[]): Reach => {
  return async (machine) => {
    await deed(machine);
    return machine.open(args.length === 0 ? ['verify', VAULT] : args);
  };
};

const importing = (text: string | Uint8Array, ...options: readonly string[]): Reach => {
  return (machine) => machine.open(['import', VAULT, machine.write('codes.txt', text), '--yes', ...options]);
};

const creating = (passphrase: string): Reach => {
  return (machine) => machine.run(['create', 'new.coldkeep', '--passphrase-file', machine.write('own', passphrase)]);
};

const LOCKED = join(import.meta.dirname, '../unpack/samples/bitwarden-encrypted-pbkdf2.json');

let shared: Machine;
/** A copy of the sheet of Discord that is on the shared machine. */
let copy: string;

const OTHER_KEY = writeRecoveryKey(new Uint8Array(20).fill(7)) ?? '';
const CODES = 'Recovery codes\n\n0123456789abcdef\nfedcba9876543210\n00112233445566aa\n';

/** Ids of the ways in: the passphrase, then the recovery key. */
async function wayIds(machine: Machine): Promise<string[]> {
  const { slots } = Object(await machine.json(['slots', VAULT]));
  return slots.map(({ id }: { readonly id: string }) => id);
}

/** Deals two shares, both of which are needed, and gives their files. */
async function dealTwo(machine: Machine, folder = 'shares'): Promise<string[]> {
  await machine.open(['slots', VAULT, 'add', 'shares', '--needed', '2', '--of', '2', '--out', folder]);
  return [1, 2].map((i) => `${folder}/coldkeep-share-${i}-of-2.txt`);
}

const REACHED: Readonly<Record<ErrorCode, Reach | string>> = {
  'wrong-secret': (machine) => machine.run(['list', VAULT, '--passphrase-file', machine.write('other', OTHER_KEY)]),
  'key-file-needed': async (machine) => {
    const [passphrase = ''] = await wayIds(machine);
    await machine.open(['slots', VAULT, 'add', 'key-file', '--out', 'key-file', '--generate', '--kdf-memory', '64']);
    await machine.open(['slots', VAULT, 'remove', passphrase]);
    return machine.run(['list', VAULT, '--passphrase-file', 'passphrase']);
  },
  'password-needed': (machine) => machine.run(['inspect', LOCKED]),
  'key-file-damaged': (machine) => {
    const options = ['--passphrase-file', 'passphrase', '--key-file', machine.write('key-file', 'Coldkeep key file\n')];
    return machine.run(['list', VAULT, ...options]);
  },
  'share-mistyped': async (machine) => {
    const [share = ''] = await dealTwo(machine);
    const mistyped = machine.text(share).replace(/.\n$/, (end) => (end[0] === '0' ? '1\n' : '0\n'));
    return machine.run(['list', VAULT, '--share-file', machine.write('share', mistyped)]);
  },
  'shares-missing': async (machine) => {
    const [share = ''] = await dealTwo(machine);
    return machine.run(['list', VAULT, '--share-file', share]);
  },
  'shares-mixed': async (machine) => {
    const [share = ''] = await dealTwo(machine);
    const [, other = ''] = await dealTwo(machine, 'again');
    return machine.run(['list', VAULT, '--share-file', share, '--share-file', other]);
  },
  'last-way-in': async (machine) => {
    const [passphrase = '', recoveryKey = ''] = await wayIds(machine);
    await machine.open(['slots', VAULT, 'remove', passphrase]);
    return machine.open(['slots', VAULT, 'remove', recoveryKey]);
  },
  'too-many-ways-in': async (machine) => {
    const add = ['slots', VAULT, 'add', 'passphrase', '--generate', '--kdf-memory', '64'];
    for (const _ of [2, 3, 4]) await machine.open(add);
    return machine.open(add);
  },
  'way-in-not-found': (machine) => machine.open(['slots', VAULT, 'remove', 'ffff0000ffff0000']),
  purged: async (machine) => {
    await machine.open(['purge', VAULT, 'github', '--yes-destroy', 'GitHub']);
    return machine.open(['reveal', VAULT, 'github', '2']);
  },
  'account-not-found': (machine) => machine.open(['rename', VAULT, 'gitlab/sam', 'samantha']),
  'other-vault': async (machine) => {
    await creating('a passphrase of another vault')(machine);
    return machine.open(['merge', VAULT, 'new.coldkeep', '--yes']);
  },
  'nothing-to-merge': (machine) => machine.open(['merge', VAULT, 'older', '--yes']),
  'source-changed':
    'a file has to change between its reading and the answer to a question: test/vault/plain-source.test.ts',
  'no-account-list': (machine) =>
    machine.open(['accounts', VAULT, machine.write('list.csv', 'colour,size\nred,9\n'), '--yes']),
  'backup-failed': (machine) => {
    machine.rename('personal.backups', 'elsewhere');
    machine.write('personal.backups', 'a file in the place of the folder');
    return machine.open(['backups', VAULT, 'now']);
  },
  'recovery-key-mistyped': (machine) => {
    const mistyped = machine
      .text('key')
      .trim()
      .replace(/.$/, (sign) => (sign === '0' ? '1' : '0'));
    return machine.run(['list', VAULT, '--passphrase-file', machine.write('other', mistyped)]);
  },
  'empty-file': after(emptyFile),
  'not-a-vault': after(otherFile),
  'header-damaged': after(damagedHeaderCopy),
  'header-tampered': after(otherEpoch),
  'newer-version': after(newerMajor),
  'unsupported-feature': after(noSlots),
  'excessive-work-factor': after(hungrySlot),
  'record-damaged': after(damagedRecord),
  truncated: after(cutOff),
  'rolled-back': after(oldCopy),
  diverged: after(ownWay),
  'key-changed': after(otherKey),
  'would-overwrite': (machine) => machine.run(['create', VAULT, '--generate']),
  'set-not-found': (machine) => machine.open(['show', VAULT, 'gitlab']),
  'ambiguous-set': async (machine) => {
    await importing(`GitHub recovery codes\n${CODES}`, '--service', 'github', '--account', 'sam')(machine);
    return machine.open(['next', VAULT, 'github']);
  },
  'set-not-active': async (machine) => {
    await machine.open(['set-state', VAULT, 'github', 'revoked']);
    return machine.open(['next', VAULT, 'github']);
  },
  'none-left': async (machine) => {
    await importing(CODES, '--service', 'Intranet')(machine);
    for (const _ of [1, 2, 3]) await machine.open(['next', VAULT, 'intranet']);
    return machine.open(['next', VAULT, 'intranet']);
  },
  'refused-twice': async (machine) => {
    for (const number of ['2', '3']) await machine.open(['mark', VAULT, 'github', number, 'refused']);
    return machine.open(['next', VAULT, 'github']);
  },
  'already-used': (machine) => machine.open(['mark', VAULT, 'github', '1', 'used']),
  'nothing-to-undo': async (machine) => {
    await machine.open(['undo', VAULT]);
    return machine.open(['undo', VAULT]);
  },
  'already-imported': (machine) => machine.open(['import', VAULT, GITHUB, '--yes']),
  'nothing-found': importing('Buy milk, call Anna.\n'),
  'unsupported-format': importing(Uint8Array.of(0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5, 1, 2, 3, 4)),
  'service-needed': importing(CODES),
  'passphrase-too-short': creating('fourteen signs'),
  'passphrase-unsuitable': creating(OTHER_KEY),
  'too-large': (machine) => machine.run(['inspect', '-'], { input: new Uint8Array(25 * 1024 * 1024 + 1).fill(10) }),
  'copy-not-found': (machine) => machine.open(['prove', VAULT, 'S-0001-KQ/1']),
  'proof-failed': async (machine) => {
    const answers = `${machine.text('key')}!\n!\n!\n`;
    return machine.run(['prove', VAULT, copy, '--passphrase-file', '-'], { input: answers });
  },
  'glyph-missing': async (machine) => {
    await importing(CODES, '--service', 'github', '--account', '日本')(machine);
    return machine.open(['print', VAULT, 'github/日本', '--out', 'other.pdf']);
  },
  cancelled: async (machine) => {
    return machine.run(['prove', VAULT, copy, '--passphrase-file', '-'], { input: machine.text('key') });
  },
  'no-such-file': (machine) => machine.open(['list', 'missing.coldkeep']),
  'disk-full': async (machine) => {
    const blocks = Math.floor(machine.read(VAULT).length / 512);
    return machine.open(['mark', VAULT, 'github', '2', 'used'], { shell: `ulimit -f ${blocks}; exec "$@"` });
  },
  'not-writable': (machine) => machine.run(['create', `${'n'.repeat(300)}.coldkeep`, '--generate']),
  'not-recordable': after(oldCopy, 'next', VAULT, 'github'),
  locked: after(lockedElsewhere, 'mark', VAULT, 'github', '2', 'used'),
  'not-enough-memory': 'needs a machine without the memory; test/vault takes the memory away from the key derivation',
  'changed-on-disk': async (machine) => {
    const proving = machine.start(['prove', VAULT, copy, '--passphrase-file', 'key']);
    // The questions come after the opening was recorded, and the record of the proof after the answers.
    await proving.shown('character');
    machine.rename(machine.write('synced', machine.read(VAULT)), VAULT);
    await answerRightly(proving);
    return proving.ended;
  },
  'print-failed': 'the command line has no printer; test/desktop/paper lets that of the window fail',
  'clipboard-failed': 'the command line has no clipboard; test/desktop/app lets that of the window fail',
  usage: (machine) => machine.open(['mark', VAULT, 'github', '1', 'eaten']),
  interrupted: async (machine) => {
    const proving = machine.start(['prove', VAULT, copy, '--passphrase-file', 'key']);
    await proving.shown('character');
    proving.kill('SIGINT');
    return proving.ended;
  },
  unforeseen: (machine) =>
    machine.open(['mark', VAULT, 'github', '2', 'used'], {
      env: {
        NODE_OPTIONS:
          '--import="data:text/javascript,Date.prototype.toISOString=()=>{throw new RangeError(`5d4a9-33e61`)}"',
      },
    }),
};

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([GITHUB, DISCORD]));
  [copy] = Object(await shared.json(['print', VAULT, 'discord', '--out', 'sheet.pdf'])).copies;
  shared.write('older', shared.read(VAULT));
  await shared.open(['mark', VAULT, 'github', '1', 'used']);
}, SETUP_MS);

const reached = Object.entries(REACHED).flatMap(([code, reach]) =>
  typeof reach === 'string' ? [] : [{ code: code as ErrorCode, reach }],
);

describe('every code of the table', () => {
  test.concurrent.each(reached)('$code', async ({ code, reach }) => {
    const ended = await reach(shared.copy());
    expect([codeSaid(ended), ended.status, ended.signal]).toEqual([code, ERRORS[code].exit, null]);
    const { sentence, next } = ERRORS[code];
    const line = ended.stderr.split('\n').at(-2) ?? '';
    expect(line.startsWith(`coldkeep: ${code}: ${sentence}`)).toBe(true);
    expect(line.endsWith(next)).toBe(true);
    expect(codesShownIn(ended.stderr)).toEqual([]);
  });

  test('has a case here, or a reason in words why it cannot be reached', () => {
    expect(Object.keys(REACHED).sort()).toEqual(Object.keys(ERRORS).sort());
    for (const reach of Object.values(REACHED)) if (typeof reach === 'string') expect(reach).toMatch(/ .+ /);
  });
});
