/** What services do with their codes, from the import to the last one: said before and after, and kept in the vault. */
import { beforeAll, describe, expect, test } from 'vitest';
import { codeSaid, type Machine, machineWithVault, SETUP_MS, VAULT } from './machine.ts';

const KRATOS = ['k3v9q2m4', 'p8w5t1z6', 'd2f4h6j8', 'b7n1c3x5', 'q9r2s4t6', 'u8v1w3y5'];
const FILES: Readonly<Record<string, string>> = {
  'kratos.txt': `Ory Kratos recovery codes\nAccount: sam\n${KRATOS.join('\n')}\n`,
  'kratos-new.txt': `Ory Kratos recovery codes\nAccount: sam\n${KRATOS.map((code) => [...code].reverse().join('')).join('\n')}\n`,
  'stripe.txt': 'Stripe backup code\nhxkq-wmvt-bnrd-pzjc-lfyg\n',
  'auth0.txt': 'Auth0 recovery code\nA1B2C3D4E5F6G7H8J9K0L1M2\n',
  'apple.txt': 'Apple Account recovery key\nA1B2-C3D4-E5F6-G7H8-J9K0-L1M2-N3P4\n',
  'pypi.txt': `PyPI recovery codes\n${['0a1b', '1b2c', '2c3d', '3d4e', '4e5f', '5f60', '6071', '7182'].map((part) => `${part}9d83bc7f0e21`).join('\n')}\n`,
  'proxmox.txt':
    "Recovery Keys for 'root@pam' - Proxmox (pve1.example.org)\n0: 1a2b-3c4d-5e6f-7081\n1: 2b3c-4d5e-6f70-8192\n2: 3c4d-5e6f-7081-92a3\n",
  'duo.txt':
    'Duo bypass codes for jdoe\nEach code can be used 3 times. Codes expire on 1 February 2031.\n\n482915736\n617203948\n950381726\n',
  'keycloak.txt': 'Keycloak recovery codes\n1: A1B2-C3D4-E5F6\n2: G7H8-I9J1-K2L3\n3: M4N5-P6Q7-R8S9\n',
  'sentry.txt': 'Sentry recovery codes\nABCD-2345\nEFGH-3456\nJKLM-4567\n',
  'sentry-small.txt': 'Sentry recovery codes\nabcd-2345\nefgh-3456\njklm-4567\n',
};

let shared: Machine;

beforeAll(async () => {
  ({ machine: shared } = await machineWithVault([]));
  for (const [name, text] of Object.entries(FILES)) shared.write(name, text);
}, SETUP_MS);

async function machineWith(file: string, ...options: string[]): Promise<Machine> {
  const machine = shared.copy();
  const ended = await machine.open(['import', VAULT, file, '--yes', ...options]);
  if (ended.status !== 0) throw new Error(ended.stderr);
  return machine;
}

const rows = async (machine: Machine): Promise<unknown[]> => Object(await machine.json(['list', VAULT])).sets;

describe('a set that the service wants confirmed', () => {
  test.concurrent('comes in as a draft, which gives no code until somebody says that it is confirmed', async () => {
    const machine = await machineWith('kratos.txt');
    expect(await rows(machine)).toEqual([expect.objectContaining({ state: 'draft', total: 6, unused: 6 })]);
    const refused = await machine.open(['next', VAULT, 'kratos']);
    expect([refused.status, codeSaid(refused)]).toEqual([5, 'set-not-active']);
    expect(refused.stderr).toMatch(/This set is a draft\..* set-state personal\.coldkeep s-\w{8} active/);
    expect((await machine.open(['show', VAULT, 'kratos'])).stdout).toContain('This set is a draft.');
    expect((await machine.open(['set-state', VAULT, 'kratos', 'active'])).status).toBe(0);
    expect(await machine.json(['next', VAULT, 'kratos'])).toMatchObject({ number: 1, code: KRATOS[0] });
  });

  test.concurrent('leaves the old set in force until then', async () => {
    const machine = await machineWith('kratos.txt');
    await machine.open(['set-state', VAULT, 'kratos', 'active']);
    const [old] = (await rows(machine)).map((row) => Object(row).id);
    await machine.open(['import', VAULT, 'kratos-new.txt', '--yes', '--replaces', old]);
    expect((await rows(machine)).map((row) => Object(row).state)).toEqual(['active', 'draft']);
    const [, draft] = (await rows(machine)).map((row) => Object(row).id);
    await machine.open(['set-state', VAULT, draft, 'active']);
    expect((await rows(machine)).map((row) => [Object(row).id, Object(row).state])).toEqual([
      [draft, 'active'],
      [old, 'superseded'],
    ]);
  });
});

describe('what use does is said before and after', () => {
  test.concurrent('it switches two-factor off', async () => {
    const machine = await machineWith('stripe.txt');
    const shown = await machine.open(['next', VAULT, 'stripe']);
    expect(shown.stderr).toContain('Using this code switches two-factor off at the service.');
    const marked = await machine.open(['mark', VAULT, 'stripe', '1', 'used']);
    expect(marked.stderr).toContain('Two-factor is off at the service now');
    expect(await rows(machine)).toEqual([expect.objectContaining({ state: 'revoked', unused: 0 })]);
  });

  test.concurrent('a new code is shown', async () => {
    const machine = await machineWith('auth0.txt');
    expect((await machine.open(['next', VAULT, 'auth0'])).stderr).toContain('The service shows a new code after');
    const marked = await machine.open(['mark', VAULT, 'auth0', '1', 'used']);
    expect(marked.stderr).toContain('The service makes a new code after this one is used: import it.');
    expect(await rows(machine)).toEqual([expect.objectContaining({ use: 'single-then-replaced', unused: 0 })]);
  });

  test.concurrent('it goes on working', async () => {
    const machine = await machineWith('apple.txt');
    expect((await machine.open(['next', VAULT, 'apple'])).stderr).toContain('This code goes on working');
    await machine.open(['mark', VAULT, 'apple', '1', 'used']);
    expect(await rows(machine)).toEqual([expect.objectContaining({ use: 'reusable', unused: 1, used: 0 })]);
    expect(await machine.json(['next', VAULT, 'apple'])).toMatchObject({ number: 1, unused: 1 });
  });
});

describe('numbers and counts of a service', () => {
  test.concurrent('a fresh list of PyPI has lost one code, nobody knows which', async () => {
    const machine = shared.copy();
    const ended = await machine.open(['import', VAULT, 'pypi.txt', '--yes']);
    expect(ended.stderr).toContain('one of these is spent');
    expect(await rows(machine)).toEqual([expect.objectContaining({ total: 8, unused: 7, used: 0 })]);
  });

  test.concurrent('Proxmox counts from 0, and its codes keep their dashes', async () => {
    const machine = await machineWith('proxmox.txt');
    expect(await machine.json(['next', VAULT, 'proxmox'])).toMatchObject({ number: 0, code: '1a2b-3c4d-5e6f-7081' });
    expect((await machine.open(['mark', VAULT, 'proxmox', '0', 'used'])).stdout).toContain('Code 0 of Proxmox');
    const page = Object(await machine.json(['show', VAULT, 'proxmox']));
    expect(page).toMatchObject({ instance: 'pve1.example.org', account: 'root@pam' });
    expect(page.codes).toMatchObject([{ number: 0, state: 'used' }, { number: 1 }, { number: 2 }]);
  });

  test.concurrent('a code of Duo works three times, until its day', async () => {
    const machine = await machineWith('duo.txt');
    const use = () => machine.open(['mark', VAULT, 'duo', '1', 'used']);
    await use();
    await use();
    expect(await rows(machine)).toEqual([expect.objectContaining({ unused: 3, used: 0 })]);
    await use();
    expect(await rows(machine)).toEqual([expect.objectContaining({ unused: 2, used: 1 })]);
    expect((await machine.open(['show', VAULT, 'duo'])).stdout).toMatch(
      /Valid until 2031-02-01\.\nEach code works 3 times\.\n/,
    );
    expect(await machine.json(['show', VAULT, 'duo'])).toMatchObject({ usesPerCode: 3, expiresAt: '2031-02-01' });
  });

  test.concurrent('Keycloak asks for a code by its number', async () => {
    const machine = await machineWith('keycloak.txt');
    expect(await machine.json(['reveal', VAULT, 'keycloak', '2'])).toMatchObject({ number: 2, code: 'G7H8-I9J1-K2L3' });
  });
});

describe('the service that the user names', () => {
  test.concurrent('brings its use, whatever the file was read as', async () => {
    const machine = await machineWith('auth0.txt', '--service', 'Stripe');
    expect(await rows(machine)).toEqual([
      expect.objectContaining({ service: 'stripe', use: 'disables-2fa', kind: 'recovery-key' }),
    ]);
  });

  test.concurrent('compares as it does: what differs in case alone is the same', async () => {
    const machine = await machineWith('sentry.txt');
    expect(codeSaid(await machine.open(['import', VAULT, 'sentry-small.txt', '--yes']))).toBe('already-imported');
    const other = await machineWith('sentry.txt', '--service', 'Intranet');
    expect((await other.open(['import', VAULT, 'sentry-small.txt', '--yes', '--service', 'Intranet'])).status).toBe(0);
  });
});

describe('a set without a code left', () => {
  test.concurrent('says where a new one is made', async () => {
    const machine = await machineWith('sentry.txt');
    const where = 'New codes are made at Sentry: User settings, Security, Recovery codes, Generate new codes.';
    expect((await machine.open(['show', VAULT, 'sentry'])).stdout).not.toContain(where);
    for (const number of ['1', '2']) await machine.open(['mark', VAULT, 'sentry', number, 'used']);
    expect((await machine.open(['mark', VAULT, 'sentry', '3', 'used'])).stderr).toContain(where);
    const refused = await machine.open(['next', VAULT, 'sentry']);
    expect([codeSaid(refused), refused.stderr.includes(where)]).toEqual(['none-left', true]);
    expect((await machine.open(['show', VAULT, 'sentry'])).stdout).toContain(where);
  });
});
