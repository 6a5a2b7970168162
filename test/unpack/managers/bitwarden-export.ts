/** An export of Bitwarden as its app writes it; everything in it is made up. */
import { CANARY_PASSWORD } from '../canary.ts';

type Values = Readonly<Record<string, unknown>>;

export const GOOGLE_NOTE = 'Backup codes:\n1. 1583 8795\n2. 9396 7934\n3. 7746 3360\n4. 0027 8852\n5. 7614 4884';

/** What every item has besides what `values` say. */
export function bitwardenItem(values: Values): Values {
  return {
    passwordHistory: [{ lastUsedDate: '2024-01-02T03:04:05.000Z', password: CANARY_PASSWORD }],
    revisionDate: '2025-03-14T09:30:12.000Z',
    creationDate: '2024-01-02T03:04:05.000Z',
    deletedDate: null,
    id: 'aa0d89fb-be4f-5c15-459e-7c1c90e3f5d7',
    organizationId: null,
    folderId: null,
    type: 1,
    reprompt: 0,
    favorite: false,
    collectionIds: null,
    notes: null,
    fields: [],
    ...values,
  };
}

export function bitwardenLogin(values: Values = {}): Values {
  return {
    uris: [{ match: null, uri: 'https://accounts.google.com' }],
    fido2Credentials: [],
    username: 'sam.rivera@example.com',
    password: CANARY_PASSWORD,
    totp: null,
    ...values,
  };
}

export function bitwardenExport(items: readonly unknown[] = ITEMS): Values {
  return { encrypted: false, folders: [], items };
}

const ITEMS: readonly Values[] = [
  bitwardenItem({
    name: 'Google',
    notes: GOOGLE_NOTE,
    login: bitwardenLogin({ totp: 'otpauth://totp/Google:sam?secret=JBSWY3DPEHPK3PXP&issuer=Google' }),
  }),
  bitwardenItem({
    name: 'Discord',
    login: bitwardenLogin({ uris: [{ match: null, uri: 'https://discord.com/login' }], totp: 'JBSW Y3DP EHPK 3PXA' }),
    fields: [
      { name: 'Backup codes', value: 'bru6-f6wb 3dqy-46qb j1fz-wvtn (used) vcv8-2ca1', type: 1, linkedId: null },
      { name: 'PIN', value: '4821', type: 1, linkedId: null },
      { name: 'Password', value: CANARY_PASSWORD, type: 1, linkedId: null },
      { name: 'Stay signed in', value: 'true', type: 2, linkedId: null },
      { name: 'User', value: null, type: 3, linkedId: 100 },
    ],
  }),
  bitwardenItem({ name: 'npm recovery codes', type: 2, notes: 'c48abe9c\n4c5526d8', secureNote: { type: 0 } }),
  bitwardenItem({
    name: 'Visa',
    type: 3,
    notes: 'PIN 1234 5678',
    card: { cardholderName: 'Sam', brand: 'Visa', number: '4242424242424242', code: '123' },
  }),
  bitwardenItem({
    name: 'Sam',
    type: 4,
    identity: { firstName: 'Sam', ssn: '078-05-1120', passportNumber: CANARY_PASSWORD },
    fields: [{ name: 'Old passport', value: CANARY_PASSWORD, type: 0, linkedId: null }],
  }),
  bitwardenItem({ name: 'Server', type: 5, sshKey: { privateKey: CANARY_PASSWORD, publicKey: 'ssh-ed25519 AAAA' } }),
];
