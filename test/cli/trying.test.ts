/** The bad day: codes that are tried, refused, shown again, and outcomes that are told late or taken back. */
import { beforeAll, describe, expect, test } from 'vitest';
import { codeSaid, DISCORD, GITHUB, type Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';
import { DISCORD_CODES, GITHUB_CODES } from './sample-codes.ts';

let shared: Machine;

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([GITHUB, DISCORD]));
}, SETUP_MS);

/** The day in a time zone, some days from now. */
function day(timeZone: string, daysFromNow: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(
    Date.now() + daysFromNow * 86_400_000,
  );
}

describe('two refusals running', () => {
  test.concurrent('stop next, and reveal still gives a named code', async () => {
    const machine = shared.copy();
    for (const number of ['1', '2']) await machine.open(['mark', VAULT, 'github', number, 'refused']);
    expect(codeSaid(await machine.open(['next', VAULT, 'github']))).toBe('refused-twice');
    const revealed = await machine.open(['reveal', VAULT, 'github', '3']);
    expect([revealed.status, revealed.stdout]).toEqual([0, `${GITHUB_CODES[2]}\n`]);
    await machine.open(['undo', VAULT]);
    expect((await machine.open(['next', VAULT, 'github'])).status).toBe(0);
  });
});

describe('a code that is asked for although it may not work', () => {
  test.concurrent('is shown, and what speaks against it is said', async () => {
    const machine = shared.copy();
    await machine.open(['mark', VAULT, 'discord', '1', 'refused']);
    const doubt = async (number: string): Promise<string | undefined> => {
      const { stdout, stderr } = await machine.open(['reveal', VAULT, 'discord', number]);
      expect(stdout).toBe(`${DISCORD_CODES[Number(number) - 1]}\n`);
      return stderr.split('\n')[0];
    };
    expect(await doubt('1')).toBe('The service refused this code before.');
    expect(await doubt('2')).toBe('This code is marked as used.');
    expect(await doubt('3')).toBe('Code 3 of Discord, sam.rivera@example.com; 6 left once it is used.');
    await machine.open(['set-state', VAULT, 'discord', 'compromised']);
    expect(await doubt('3')).toBe('This code counts for nothing any more: its set is compromised.');
    expect(codeSaid(await machine.open(['next', VAULT, 'discord']))).toBe('set-not-active');
  });
});

describe('mark --at', () => {
  test.concurrent('takes the day where the user is, and a time of any zone', async () => {
    const machine = shared.copy();
    const mark = (number: string, at: string, zone: string) =>
      machine.open(['mark', VAULT, 'github', number, 'not-tried', '--at', at], { env: { TZ: zone } });
    expect((await mark('1', day('Pacific/Kiritimati', 0), 'Pacific/Kiritimati')).status).toBe(0);
    expect((await mark('2', '2026-02-03T04:05:06+05:00', 'UTC')).status).toBe(0);
    const { codes } = Object(await machine.json(['show', VAULT, 'github']));
    expect([codes[0].at, codes[1].at]).toEqual([day('Pacific/Kiritimati', 0), '2026-02-02T23:05:06Z']);
  });

  test.concurrent('does not take tomorrow, nor what is no day', async () => {
    const machine = shared.copy();
    for (const at of [day('Pacific/Pago_Pago', 1), '2126-01-01T00:00:00Z', '2026-02-30', 'yesterday', '']) {
      const args = ['mark', VAULT, 'github', '1', 'used', '--at', at];
      const ended = await machine.open(args, { env: { TZ: 'Pacific/Pago_Pago' } });
      expect([at, ended.status, codeSaid(ended)]).toEqual([at, 2, 'usage']);
      expect(ended.stderr).toContain('--at');
    }
  });
});

describe('mark --note', () => {
  test.concurrent.each([
    ['as it is printed', GITHUB_CODES[3] ?? ''],
    [
      'in words around it, in capitals and in groups',
      `it was ${GITHUB_CODES[3]?.replace('-', ' ').toUpperCase()}, on the phone`,
    ],
    ['of another set', `not ${DISCORD_CODES[2]}`],
  ])('takes no code %s', async (_, note) => {
    const machine = shared.copy();
    const before = machine.read(VAULT);
    const ended = await machine.open(['mark', VAULT, 'github', '1', 'used', '--note', note]);
    expect([ended.status, codeSaid(ended), ended.stdout]).toEqual([2, 'usage', '']);
    expect(ended.stderr).not.toContain(note);
    expect(machine.read(VAULT)).toEqual(before);
  });

  test.concurrent('takes no recovery phrase', async () => {
    const machine = shared.copy();
    const phrase = 'abandon ability able about above absent absorb abstract absurd abuse access zoo';
    machine.write('phrase.txt', `Secret recovery phrase\n${phrase}\n`);
    expect((await machine.open(['import', VAULT, 'phrase.txt', '--service', 'Wallet', '--yes'])).status).toBe(0);
    const noted = ['mark', VAULT, 'github', '1', 'used', '--note', `mind: ${phrase.replace(' ', ', ')}.`];
    expect(codeSaid(await machine.open(noted))).toBe('usage');
  });

  test.concurrent('takes words, also those that look like a code of someone else', async () => {
    const machine = shared.copy();
    const note = 'asked twice, reference 12345-67890';
    expect((await machine.open(['mark', VAULT, 'github', '1', 'used', '--note', note])).status).toBe(0);
    expect((await machine.open(['log', VAULT])).stdout).toContain(note);
  });
});

describe('undo', () => {
  test.concurrent('takes back the outcome that is named by its id in log, once', async () => {
    const machine = shared.copy();
    for (const number of ['1', '2']) await machine.open(['mark', VAULT, 'github', number, 'used']);
    const { stdout } = await machine.open(['log', VAULT]);
    const id = /([0-9a-f]{8}) {2}Code 1 used/.exec(stdout)?.[1] ?? '';
    expect(codeSaid(await machine.open(['undo', VAULT, id.slice(0, 7)]))).toBe('nothing-to-undo');
    expect((await machine.open(['undo', VAULT, id])).stdout).toBe('Code 1 of GitHub taken back, 15 left.\n');
    expect(codeSaid(await machine.open(['undo', VAULT, id]))).toBe('nothing-to-undo');
  });
});

test.concurrent('an ambiguous name is answered with the ids of all it can mean', async () => {
  const machine = shared.copy();
  machine.write('second.txt', 'Recovery codes\n\n0123456789abcdef\nfedcba9876543210\n00112233445566aa\n');
  await machine.open(['import', VAULT, 'second.txt', '--service', 'GitHub', '--account', 'work', '--yes']);
  const { sets } = Object(await machine.json(['list', VAULT, 'github']));
  const ended = await machine.open(['show', VAULT, 'GITHUB']);
  expect([ended.status, codeSaid(ended)]).toEqual([5, 'ambiguous-set']);
  for (const { id } of sets) expect(ended.stderr).toContain(id);
  expect(await machine.json(['show', VAULT, sets[0].id.slice(0, 8)])).toMatchObject({ id: sets[0].id });
  expect(await machine.json(['show', VAULT, 'github/work'])).toMatchObject({ account: 'work' });
});

test.concurrent('a code that is not there is not understood, and the numbers that are there are said', async () => {
  const machine = shared.copy();
  for (const number of ['0', '17']) {
    const ended = await machine.open(['reveal', VAULT, 'github', number]);
    expect([ended.status, codeSaid(ended)]).toEqual([2, 'usage']);
    expect(ended.stderr).toContain('first 1, last 16');
  }
});
