/** Exports of Proton Pass, Enpass and Keeper in JSON, as each writes them; everything in them is made up. */
import { CANARY_PASSWORD } from '../canary.ts';
import { CODES } from './csv-fixtures.ts';

const NOTE = CODES.join('\n');
const OTP = 'otpauth://totp/GitHub:sam?secret=JBSWY3DPEHPK3PXP&issuer=GitHub';

type Values = Readonly<Record<string, unknown>>;

export function protonItem(data: Values, more: Values = {}): Values {
  return {
    itemId: 'yZENmDjtmZGODNy3Q_CZiPAF==',
    shareId: 'SN5uWo4WZF2uT5wIDqtbdpkj==',
    data: {
      metadata: { name: 'GitHub', note: '', itemUuid: 'e8ee1a0c' },
      extraFields: [],
      type: 'login',
      content: {},
      ...data,
    },
    state: 1,
    aliasEmail: null,
    contentFormatVersion: 6,
    createTime: 1_689_182_868,
    modifyTime: 1_689_182_868,
    pinned: false,
    ...more,
  };
}

export const protonLogin: Values = {
  itemEmail: 'sam@example.com',
  password: CANARY_PASSWORD,
  urls: ['https://github.com/login'],
  totpUri: OTP,
  passkeys: [],
  itemUsername: 'octo-sam',
};

export function protonExport(items: readonly unknown[]): Values {
  const vault = { name: 'Personal', description: '', display: { color: 0, icon: 0 }, items };
  return { version: '1.33.2', userId: 'x', encrypted: false, vaults: { 'SN5uWo4WZF2uT5w==': vault } };
}

export const PROTON_PASS = protonExport([
  protonItem({ metadata: { name: 'GitHub', note: NOTE, itemUuid: 'e8ee1a0c' }, content: protonLogin }),
  protonItem({
    metadata: { name: 'Discord', note: '', itemUuid: 'e8ee1a0d' },
    content: { ...protonLogin, itemUsername: '', totpUri: '' },
    extraFields: [
      { fieldName: 'Backup codes', type: 'hidden', data: { content: 'bru6-f6wb 3dqy-46qb j1fz-wvtn' } },
      { fieldName: 'second factor', type: 'totp', data: { totpUri: 'JBSWY3DPEHPK3PXA' } },
      { fieldName: 'bought', type: 'timestamp', data: { timestamp: '2025-01-02T00:00:00.000Z' } },
    ],
  }),
  protonItem({
    metadata: { name: 'Visa', note: 'card note', itemUuid: 'd8f45370' },
    type: 'creditCard',
    content: { cardholderName: 'Sam', number: '4242424242424242', verificationNumber: '333', pin: '4821' },
  }),
  protonItem({
    metadata: { name: 'Me', note: '', itemUuid: 'c2e52768' },
    type: 'identity',
    content: {
      passportNumber: CANARY_PASSWORD,
      extraSections: [
        {
          sectionName: 'More',
          sectionFields: [{ fieldName: 'Old', type: 'text', data: { content: CANARY_PASSWORD } }],
        },
      ],
    },
    extraFields: [{ fieldName: 'Older', type: 'text', data: { content: CANARY_PASSWORD } }],
  }),
  protonItem({ metadata: { name: 'Gone', note: NOTE, itemUuid: 'ad618070' }, content: protonLogin }, { state: 2 }),
]);

export function enpassItem(values: Values): Values {
  return {
    archived: 0,
    auto_submit: 1,
    category: 'login',
    createdAt: 1_533_802_643,
    favorite: 0,
    fields: [],
    icon: { fav: '', image: { file: 'web/github.com' }, type: 1, uuid: '' },
    note: '',
    subtitle: 'octo-sam',
    template_type: 'login.default',
    title: 'GitHub',
    trashed: 0,
    updated_at: 1_707_593_446,
    uuid: 'D9517A7C-8986-475C-A088-6FD7720C5D4A',
    ...values,
  };
}

export function enpassField(type: string, label: string, value: unknown, more: Values = {}): Values {
  return { deleted: 0, label, order: 1, sensitive: 0, type, uid: 10, updated_at: 1_533_802_814, value, ...more };
}

const ENPASS_LOGIN = [
  enpassField('username', 'Username', 'octo-sam'),
  enpassField('email', 'E-Mail', 'sam@example.com'),
  enpassField('password', 'Password', CANARY_PASSWORD, {
    sensitive: 1,
    history: [{ value: CANARY_PASSWORD, updated_at: 1 }],
  }),
  enpassField('url', 'Website', 'https://github.com/login'),
  enpassField('totp', 'One-time code', OTP),
];

export function enpassExport(items: readonly unknown[]): Values {
  return { folders: [{ icon: '1008', parent_uuid: '', title: 'Work', updated_at: 1, uuid: 'f1' }], items };
}

export const ENPASS = enpassExport([
  enpassItem({ note: NOTE, fields: ENPASS_LOGIN }),
  enpassItem({
    title: 'Discord',
    fields: [
      ...ENPASS_LOGIN,
      enpassField('section', 'Additional details', ''),
      enpassField('text', 'Backup codes', 'bru6-f6wb 3dqy-46qb j1fz-wvtn', { sensitive: 1 }),
      enpassField('text', 'Gone', CANARY_PASSWORD, { deleted: 1 }),
      enpassField('pin', 'Lock', '4821'),
    ],
    attachments: [{ name: 'discord_backup_codes.txt', kind: 'text/plain', data: Buffer.from(NOTE).toString('base64') }],
  }),
  enpassItem({
    title: 'Visa',
    template_type: 'creditcard.default',
    fields: [enpassField('ccNumber', 'Number', '4242424242424242'), enpassField('ccCvc', 'CVC', '123')],
  }),
  enpassItem({
    title: 'Me',
    template_type: 'identity.default',
    fields: [enpassField('text', 'Passport', CANARY_PASSWORD)],
  }),
  enpassItem({ title: 'Gone', note: NOTE, trashed: 1 }),
  enpassItem({ title: 'Old', note: NOTE, archived: 1 }),
]);

export function keeperExport(records: readonly unknown[]): Values {
  return {
    shared_folders: [{ path: 'Work', uid: '6qDHxtPzarYTUT2qUeAbEw', can_edit: true, permissions: [] }],
    records,
  };
}

export const KEEPER = keeperExport([
  {
    title: 'GitHub',
    uid: 'a9I7CW9cTlbmQcG4pJApVw',
    login: 'octo-sam',
    password: CANARY_PASSWORD,
    login_url: 'https://github.com/login',
    notes: NOTE,
    $type: 'login',
    last_modified: 1_762_428_779,
    custom_fields: {
      $oneTimeCode: OTP,
      $url: ['https://gist.github.com'],
      '$text:Backup codes:1': 'bru6-f6wb 3dqy-46qb j1fz-wvtn',
      '$password:Old': CANARY_PASSWORD,
      '$secret:Password': CANARY_PASSWORD,
      '$securityQuestion::1': [{ question: 'Pet?', answer: CANARY_PASSWORD }],
    },
    folders: [{ folder: 'Work' }],
  },
  {
    title: 'Passport',
    $type: 'passport',
    notes: '',
    custom_fields: {
      '$accountNumber:passportNumber': '543826194',
      $name: { first: 'Sam' },
      $birthDate: 648_597_600_000,
    },
  },
  {
    title: 'Visa',
    $type: 'bankCard',
    custom_fields: { $paymentCard: { cardNumber: '4242424242424242', cardSecurityCode: '347' }, $pinCode: '4821' },
  },
  {
    title: 'Discord',
    login: 'sam',
    notes: null,
    custom_fields: { 'Recovery codes': NOTE, 'TFC:Keeper': 'JBSW Y3DP EHPK 3PXA' },
  },
]);
