/** Rows of a vault that is larger than any, made in the page itself. Self-contained: runs there from its source text. */
import type { BoardRow, Finding, Step } from '../../../preload/views/custody.ts';

/**
 * Gives the watch of the page so many rows: one in a hundred without a way in, one in five with one thing to do. The most urgent
 * ones come first and in order, the others as they came, as main sends them.
 */
export function makeRows(count: number): void {
  const services =
    'GitHub GitLab Google Microsoft Dropbox Hetzner Sentry PyPI Bitwarden Cloudflare Fastmail Nextcloud Proxmox Stripe AWS Slack ' +
    'Discord Figma Notion Linear npm Docker DigitalOcean OVH Gandi Namecheap Twilio Mailgun Atlassian Okta Auth0 Heroku Vercel ' +
    'Netlify Shopify PayPal Wise Revolut Coinbase Kraken';
  const names = services.split(' ');
  const people = ['sam', 'rivera', 'ops', 'admin', 'billing', 'noor', 'ines', 'jonas'];
  // Some are too long for one line: the rows are of two heights and more, as they are for users.
  const houses = ['north.example', 'bay.example', 'studio.example', 'harbour.example.com'];
  const places = [['Desk drawer', 'Bank box 212'], ['Safe at home'], ['Parents, blue folder', 'Office locker'], []];
  const doubts: readonly { readonly state: Finding; readonly step: Step }[] = [
    { state: 'low', step: { do: 'import' } },
    { state: 'unproven', step: { do: 'prove', copy: 'S-0012-MT/1' } },
    { state: 'no-paper', step: { do: 'print', sets: [] } },
    { state: 'old-proof', step: { do: 'prove', copy: 'S-0006-AB/1' } },
  ];
  const shut = { state: 'empty', step: { do: 'import' } } as const;
  const pick = <T>(from: readonly T[], place: number, otherwise: T): T => from[place % from.length] ?? otherwise;

  const makeRow = (place: number): BoardRow => {
    // Spread out: what lies side by side differs in all parts.
    const mixed = (place * 7919) % 1_000_003;
    const isShut = place % 100 === 0;
    const doubt = isShut ? shut : place % 5 === 0 ? pick(doubts, place / 5, shut) : null;
    const state = doubt?.state ?? 'ready';
    const total = 8 + (mixed % 3) * 4;
    const unused = isShut ? 0 : state === 'low' ? 2 : total - (mixed % 4);
    const hasPaper = !isShut && state !== 'no-paper';
    const id = (place + 1).toString(16).padStart(32, '0');
    return {
      id,
      service: pick(names, mixed, 'GitHub'),
      instance: place % 11 === 0 ? `node-${place % 97}` : null,
      account: `${pick(people, mixed >> 3, 'sam')}-${place}@${pick(houses, mixed >> 6, 'north.example')}`,
      state,
      group: isShut ? 'no-way-in' : state === 'ready' ? 'ready' : 'one-step',
      findings: state === 'ready' ? [] : [state],
      step: doubt?.step ?? null,
      unused,
      total,
      rack: Array.from({ length: total }, (_, i) => (i < total - unused ? 'gone' : 'there')),
      sets: [{ set: id, unused, total, issuedAt: `2025-0${1 + (mixed % 9)}-1${mixed % 10}`, sheet: null }],
      addedAt: '2026-11-09T09:00:00.000Z',
      sheets: hasPaper ? 1 : 0,
      places: hasPaper ? pick(places, mixed >> 4, []) : [],
      provenAt: hasPaper && state !== 'unproven' ? '2026-03-12T10:00:00.000Z' : null,
      printedAt: hasPaper ? '2026-03-11T10:00:00.000Z' : null,
      oldCopy: null,
    };
  };
  const groups = ['no-way-in', 'one-step', 'ready'];
  const rows = Array.from({ length: count }, (_, place) => makeRow(place));
  const keyOf = ({ group, service, account }: BoardRow): string => `${groups.indexOf(group)} ${service} ${account}`;
  const urgent = rows.filter(({ group }) => group !== 'ready').map((row) => ({ row, key: keyOf(row) }));
  urgent.sort((one, other) => (one.key < other.key ? -1 : 1));
  const first = urgent.slice(0, 300).map(({ row }) => row);
  const isFirst = new Set(first);
  window.watch.rows = [...first, ...rows.filter((row) => !isFirst.has(row))];
}
