/** The services that Coldkeep knows, as data: how to tell each one, and what its recovery codes look like. */
import type { CodeForm, FilePattern, Service, Trust } from './catalogue-entry.ts';

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER_HEX = '0123456789abcdef';
const LOWER_36 = LOWER + DIGITS;
const UPPER_36 = UPPER + DIGITS;
const MIXED_62 = UPPER + LOWER + DIGITS;
const BASE32 = `${UPPER}234567`;
const LOWER_BASE32 = `${LOWER}234567`;

type Traits = Partial<
  Pick<CodeForm, 'use' | 'fold' | 'indexBase' | 'spentAtSetup' | 'readAcross' | 'usesPerCode' | 'count'>
>;

function list(
  trust: Trust,
  count: number | null,
  alphabet: string | null,
  groups: readonly number[] | null,
  traits: Traits = {},
): CodeForm {
  return {
    kind: 'recovery-codes',
    use: 'single',
    alphabet,
    groups,
    count,
    fold: null,
    indexBase: 1,
    usesPerCode: 1,
    spentAtSetup: false,
    readAcross: false,
    trust,
    ...traits,
  };
}

function key(
  trust: Trust,
  use: CodeForm['use'],
  alphabet: string | null,
  groups: readonly number[] | null,
  traits: Traits = {},
): CodeForm {
  return { ...list(trust, 1, alphabet, groups, traits), kind: 'recovery-key', use };
}

/** Words in place of signs: the groups are not counted, the number of words is. */
const PHRASE: CodeForm = { ...list('P', 1, null, null, { use: 'reusable' }), kind: 'recovery-phrase' };

const fours = (count: number): number[] => Array<number>(count).fill(4);

type Clues = Partial<
  Pick<Service, 'words' | 'commonWords' | 'hosts' | 'headers' | 'selfHosted' | 'seedOnly'> & {
    files: readonly (RegExp | FilePattern)[];
  }
>;

function service(id: string, name: string, clues: Clues, ...forms: CodeForm[]): Service {
  return {
    id,
    name,
    words: clues.words ?? (clues.commonWords === undefined ? [name.toLowerCase()] : []),
    commonWords: clues.commonWords ?? [],
    hosts: clues.hosts ?? [],
    files: (clues.files ?? []).map((file) => (file instanceof RegExp ? { pattern: file } : file)),
    headers: clues.headers ?? [],
    selfHosted: clues.selfHosted ?? false,
    seedOnly: clues.seedOnly ?? false,
    forms,
  };
}

const OPEN_SOURCE: readonly Service[] = [
  service(
    'gitlab',
    'GitLab',
    {
      hosts: ['gitlab.com'],
      selfHosted: true,
      headers: [
        /\byour two-factor authentication recovery codes are\b/i,
        /\bgenerate new two-factor recovery codes\b/i,
      ],
    },
    list('V', 10, LOWER_HEX, [16], { fold: 'lower' }),
  ),
  service(
    'mastodon',
    'Mastodon',
    { hosts: ['mastodon.social', 'mastodon.online'], selfHosted: true },
    list('V', 10, LOWER_HEX, [32], { fold: 'lower' }),
    list('V', 10, LOWER_HEX, [16], { fold: 'lower' }),
  ),
  service(
    'discourse',
    'Discourse',
    { selfHosted: true, files: [{ pattern: /^(?<instance>.+)-backup-codes$/i, shared: true }] },
    list('V', 10, LOWER_HEX, [32], { fold: 'lower' }),
  ),
  service(
    'pypi',
    'PyPI',
    {
      words: ['pypi', 'python package index'],
      hosts: ['pypi.org'],
      files: [/^PyPI-Recovery-Codes-(?<account>.+?)-(?<date>\d{4}-\d{2}-\d{2})T[\d_:.-]+Z?$/i],
    },
    list('V', 8, LOWER_HEX, [16], { fold: 'lower', spentAtSetup: true }),
  ),
  service(
    'rubygems',
    'RubyGems',
    { words: ['rubygems', 'ruby gems', 'rubygems org'], hosts: ['rubygems.org'] },
    list('V', 10, LOWER_HEX, [12], { fold: 'lower' }),
  ),
  service(
    'nextcloud',
    'Nextcloud',
    {
      words: ['nextcloud', 'next cloud'],
      selfHosted: true,
      files: [{ pattern: /^(?<instance>.+)-backup-codes$/i, shared: true }],
    },
    list('V', 10, 'abcdefgijkmnopqrstwxyzABCDEFGHJKLMNPQRSTWXYZ23456789', [16]),
  ),
  service(
    'keycloak',
    'Keycloak',
    {
      selfHosted: true,
      files: [/^kc-download-recovery-codes$/i],
      headers: [/\brecovery codes are single-use passcodes\b/i],
    },
    list('V', 12, 'ABCDEFGHIJKLMNPQRSTUVWXYZ123456789', [4, 4, 4]),
  ),
  service('authentik', 'authentik', { hosts: ['goauthentik.io'], selfHosted: true }, list('M', 6, MIXED_62, [12])),
  service(
    'gitea',
    'Gitea',
    { hosts: ['gitea.com'], selfHosted: true },
    key('V', 'single-then-replaced', 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789', [10]),
  ),
  service(
    'forgejo',
    'Forgejo',
    { words: ['forgejo', 'codeberg'], hosts: ['codeberg.org'], selfHosted: true },
    key('M', 'single-then-replaced', 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789', [10]),
  ),
  service(
    'proxmox',
    'Proxmox',
    {
      words: ['proxmox', 'proxmox ve', 'proxmox backup server'],
      selfHosted: true,
      headers: [/^recovery keys for '(?<account>[^']+)'(?: - .*?)?(?: \((?<instance>[^()\s]+)\))?$/i],
    },
    list('V', 10, LOWER_HEX, fours(4), { indexBase: 0 }),
  ),
  service(
    'wordpress',
    'WordPress',
    {
      selfHosted: true,
      files: [/^two-factor-backup-codes$/i],
      headers: [/^two-factor (?:recovery|backup) codes for (?:https?:\/\/)?(?<instance>\S+?)\/?:?$/i],
    },
    list('V', 10, DIGITS, [8]),
  ),
  service('sentry', 'Sentry', { hosts: ['sentry.io'] }, list('V', 10, BASE32, [4, 4], { fold: 'upper' })),
  service(
    'kratos',
    'Ory Kratos',
    { words: ['ory kratos', 'kratos', 'ory'], selfHosted: true },
    list('V', 12, LOWER_36, [8]),
  ),
  service('allauth', 'django-allauth', { words: ['allauth', 'django allauth'] }, list('V', 10, DIGITS, [8])),
  service('django-otp', 'django-otp', { words: ['django otp'] }, list('V', null, LOWER_BASE32, [8])),
  service('zulip', 'Zulip', { hosts: ['zulipchat.com'], selfHosted: true }, list('V', null, LOWER_BASE32, [8])),
  service(
    'fortify',
    'Laravel Fortify',
    { words: ['laravel fortify', 'fortify', 'laravel', 'jetstream'] },
    list('V', 8, MIXED_62, [10, 10]),
  ),
  service('better-auth', 'Better Auth', { words: ['better auth'] }, list('V', 10, MIXED_62, [5, 5])),
  service(
    'aspnet-identity',
    'ASP.NET Identity',
    { words: ['asp net identity', 'asp net', 'aspnet', 'aspnet identity'] },
    list('V', 10, LOWER_HEX, [8]),
    list('M', 10, null, [5, 5]),
  ),
  service('supabase', 'Supabase', { hosts: ['supabase.com'] }, list('M', 8, null, null)),
  service(
    'bitwarden',
    'Bitwarden',
    { hosts: ['bitwarden.com', 'bitwarden.eu'] },
    key('V', 'disables-2fa', LOWER_36, fours(8), { fold: 'lower' }),
  ),
  service(
    'vaultwarden',
    'Vaultwarden',
    { words: ['vaultwarden', 'bitwarden rs'], selfHosted: true },
    key('V', 'disables-2fa', LOWER_BASE32, fours(8), { fold: 'lower' }),
  ),
  service(
    'mozilla',
    'Mozilla account',
    {
      words: ['mozilla', 'firefox', 'mozilla account', 'firefox account', 'mozilla accounts', 'firefox accounts'],
      hosts: ['accounts.firefox.com', 'mozilla.org'],
      files: [/^(?:(?<account>\S+@[^\s@]+?)[ _-]+|.*?[ _-])?backup[ _-]authentication[ _-]codes$/i],
      headers: [/\bbackup authentication codes\b/i],
    },
    list('P', null, LOWER_36, [10]),
    list('P', null, LOWER_HEX, [8]),
  ),
  service(
    'proton',
    'Proton',
    {
      words: ['proton', 'protonmail', 'proton mail', 'proton account', 'protonvpn'],
      hosts: ['proton.me', 'protonmail.com'],
      files: [/^proton_recovery_(?:codes|phrase)$/i],
    },
    list('M', 16, LOWER_36, [8]),
    PHRASE,
  ),
  service(
    'tuta',
    'Tuta',
    { words: ['tuta', 'tutanota', 'tuta mail'], hosts: ['tuta.com', 'tutanota.com'] },
    key('V', 'reusable', LOWER_HEX, fours(16), { fold: 'lower' }),
  ),
  service(
    'hexpm',
    'Hex',
    { words: ['hex pm', 'hexpm'], commonWords: ['hex'], hosts: ['hex.pm'] },
    list('M', null, null, null),
  ),
  service(
    'canvas',
    'Canvas',
    { words: ['canvas lms', 'instructure'], commonWords: ['canvas'], hosts: ['instructure.com'] },
    list('M', 10, null, null),
  ),
];

const EIGHT_DIGITS = (count: number): CodeForm => list('P', count, DIGITS, [4, 4]);
const SIX_DIGITS = list('M', 10, DIGITS, [6]);

const CLOSED: readonly Service[] = [
  service(
    'google',
    'Google',
    {
      words: ['google', 'gmail', 'google account', 'google workspace', 'youtube', 'gsuite'],
      hosts: ['google.com', 'g.co'],
      files: [/^backup-codes-(?<account>[^\s]+)$/i],
      headers: [
        /\bsave your backup codes\b/i,
        /\byou can only use each backup code once\b/i,
        /\bsingle-use codes are active\b/i,
      ],
    },
    list('V', 10, DIGITS, [4, 4]),
  ),
  service(
    'github',
    'GitHub',
    { words: ['github', 'git hub'], hosts: ['github.com'] },
    list('V', 16, LOWER_HEX, [5, 5], { fold: 'lower', readAcross: true }),
  ),
  service(
    'discord',
    'Discord',
    { hosts: ['discord.com', 'discord.gg', 'discordapp.com'] },
    list('V', 10, LOWER_36, [4, 4]),
  ),
  service(
    'microsoft',
    'Microsoft',
    {
      words: ['microsoft', 'microsoft account', 'outlook', 'hotmail', 'xbox', 'live com', 'msn'],
      hosts: ['microsoft.com', 'live.com', 'xbox.com'],
    },
    key('P', 'single-then-replaced', UPPER_36, [5, 5, 5, 5, 5], { fold: 'upper' }),
  ),
  service(
    'apple',
    'Apple',
    {
      words: ['apple account', 'apple id', 'appleid', 'icloud', 'itunes'],
      commonWords: ['apple'],
      hosts: ['apple.com', 'icloud.com'],
    },
    key('P', 'reusable', UPPER_36, fours(7), { fold: 'upper' }),
  ),
  service(
    'facebook',
    'Facebook',
    { words: ['facebook', 'meta account'], hosts: ['facebook.com', 'fb.com'] },
    EIGHT_DIGITS(10),
  ),
  service('instagram', 'Instagram', { words: ['instagram', 'insta'], hosts: ['instagram.com'] }, EIGHT_DIGITS(5)),
  service(
    'dropbox',
    'Dropbox',
    { hosts: ['dropbox.com'] },
    list('M', 10, DIGITS, [4, 4]),
    key('P', 'single', LOWER_36, [16]),
  ),
  service(
    'x',
    'X (Twitter)',
    { words: ['twitter', 'x com', 'x twitter'], commonWords: ['x'], hosts: ['x.com', 'twitter.com'] },
    { ...list('M', 1, LOWER_36, [12]) },
    list('M', null, DIGITS, [4, 4]),
  ),
  service('linkedin', 'LinkedIn', { words: ['linkedin', 'linked in'], hosts: ['linkedin.com'] }, SIX_DIGITS),
  service('reddit', 'Reddit', { hosts: ['reddit.com'] }, SIX_DIGITS),
  service('slack', 'Slack', { words: [], commonWords: ['slack'], hosts: ['slack.com'] }, SIX_DIGITS),
  service(
    'snapchat',
    'Snapchat',
    { words: ['snapchat', 'snap chat'], hosts: ['snapchat.com'] },
    key('M', 'single', LOWER_36, [12]),
  ),
  service('tiktok', 'TikTok', { words: ['tiktok', 'tik tok'], hosts: ['tiktok.com'] }, list('M', null, null, null)),
  service('pinterest', 'Pinterest', { hosts: ['pinterest.com'] }, key('M', 'single', null, [12])),
  service('stripe', 'Stripe', { hosts: ['stripe.com'] }, key('M', 'disables-2fa', LOWER, fours(5))),
  service('cloudflare', 'Cloudflare', { hosts: ['cloudflare.com'] }, list('M', 10, null, null)),
  service('heroku', 'Heroku', { hosts: ['heroku.com'] }, list('M', 10, null, null)),
  service(
    'npm',
    'npm',
    { words: ['npm', 'npmjs'], hosts: ['npmjs.com'] },
    list('M', 5, LOWER_HEX, [64], { fold: 'lower' }),
  ),
  service(
    'docker',
    'Docker',
    { words: ['docker', 'docker hub', 'dockerhub'], hosts: ['docker.com'] },
    key('M', 'single-then-replaced', null, null),
  ),
  service('shopify', 'Shopify', { hosts: ['shopify.com'] }, list('M', 10, null, null)),
  service('auth0', 'Auth0', { hosts: ['auth0.com'] }, key('V', 'single-then-replaced', UPPER_36, [24])),
  service(
    'sage',
    'Sage',
    { words: ['sage account'], commonWords: ['sage'], hosts: ['sage.com'] },
    key('V', 'single-then-replaced', UPPER_36, [24]),
  ),
  service(
    'duo',
    'Duo',
    {
      words: ['duo security', 'duo mobile', 'cisco duo', 'duo bypass'],
      commonWords: ['duo'],
      hosts: ['duosecurity.com', 'duo.com'],
      headers: [/\bbypass codes for (?<account>[^\s()]+)(?: \((?<label>[^()]+)\))?:?$/i],
    },
    list('P', null, DIGITS, [9]),
  ),
  service('okta', 'Okta', { hosts: ['okta.com'] }, list('M', null, null, null)),
  service(
    'steam',
    'Steam',
    { words: ['steam guard', 'steampowered'], commonWords: ['steam'], hosts: ['steampowered.com'] },
    list('M', 30, null, null),
    key('P', 'single', `R${DIGITS}`, [6]),
  ),
  service(
    'ea',
    'EA',
    { words: ['ea account', 'electronic arts', 'ea com'], commonWords: ['ea'], hosts: ['ea.com'] },
    list('M', 6, DIGITS, [8]),
  ),
  service(
    'playstation',
    'PlayStation',
    { words: ['playstation', 'playstation network', 'psn'], hosts: ['playstation.com'] },
    list('M', 10, null, [6]),
  ),
  service(
    'ubisoft',
    'Ubisoft',
    { words: ['ubisoft', 'ubisoft connect', 'uplay'], hosts: ['ubisoft.com'] },
    list('M', null, null, null),
  ),
  service(
    'epic',
    'Epic Games',
    { words: ['epic games', 'epicgames'], commonWords: ['epic'], hosts: ['epicgames.com'] },
    list('M', 10, null, null),
  ),
  service('nintendo', 'Nintendo', { hosts: ['nintendo.com'] }, list('M', 10, null, [8])),
  service(
    'wordpress.com',
    'WordPress.com',
    { words: ['wordpress com'], hosts: ['wordpress.com'] },
    list('M', 10, DIGITS, [8]),
  ),
  service('kraken', 'Kraken', { hosts: ['kraken.com'], seedOnly: true }),
  service('coinbase', 'Coinbase', { hosts: ['coinbase.com'], seedOnly: true }),
  service('binance', 'Binance', { hosts: ['binance.com'], seedOnly: true }),
  service('neopets', 'Neopets', { hosts: ['neopets.com'] }, list('M', 6, null, null, { use: 'disables-2fa' })),
  service(
    'clerk',
    'Clerk',
    { words: ['clerk dev', 'clerk com'], commonWords: ['clerk'], hosts: ['clerk.com'] },
    list('M', 10, null, null),
  ),
  service('logto', 'Logto', { hosts: ['logto.io'] }, list('M', 10, null, null)),
  service(
    'huggingface',
    'Hugging Face',
    { words: ['hugging face', 'huggingface'], hosts: ['huggingface.co'] },
    list('M', null, null, null),
  ),
  service(
    'atlassian',
    'Atlassian',
    { words: ['atlassian', 'bitbucket', 'trello', 'jira'], hosts: ['atlassian.com', 'bitbucket.org', 'trello.com'] },
    key('M', 'single-then-replaced', null, null),
  ),
  service(
    'digitalocean',
    'DigitalOcean',
    { words: ['digitalocean', 'digital ocean'], hosts: ['digitalocean.com'] },
    list('M', null, null, null),
  ),
  service('netlify', 'Netlify', { hosts: ['netlify.com'] }, list('M', null, null, null)),
  service('vercel', 'Vercel', { hosts: ['vercel.com'] }, list('M', null, null, null)),
  service('zoom', 'Zoom', { words: [], commonWords: ['zoom'], hosts: ['zoom.us'] }, list('M', null, null, null)),
  service('namecheap', 'Namecheap', { hosts: ['namecheap.com'] }, list('M', null, null, null)),
  service('porkbun', 'Porkbun', { hosts: ['porkbun.com'] }, list('M', null, null, null)),
  service(
    'ovh',
    'OVHcloud',
    { words: ['ovh', 'ovhcloud'], hosts: ['ovh.com', 'ovhcloud.com'] },
    list('M', null, null, null),
  ),
  service('hetzner', 'Hetzner', { hosts: ['hetzner.com'] }, list('M', null, null, null)),
  service('mailchimp', 'Mailchimp', { hosts: ['mailchimp.com'] }, list('M', null, null, null)),
  service('hubspot', 'HubSpot', { hosts: ['hubspot.com'] }, list('M', null, null, null)),
  service('salesforce', 'Salesforce', { hosts: ['salesforce.com'] }, list('M', null, null, null)),
  service('evernote', 'Evernote', { hosts: ['evernote.com'] }, list('M', null, null, null)),
  service(
    'notion',
    'Notion',
    { words: [], commonWords: ['notion'], hosts: ['notion.so'] },
    list('M', null, null, null),
  ),
  service('figma', 'Figma', { hosts: ['figma.com'] }, list('M', null, null, null)),
  service('zoho', 'Zoho', { hosts: ['zoho.com'] }, list('M', null, null, null)),
  service(
    '1password',
    '1Password',
    { words: ['1password', '1 password'], hosts: ['1password.com'] },
    key('M', 'reusable', UPPER_36, [2, 6, 6, 5, 5, 5, 5]),
    key('M', 'single', UPPER_36, [4, 6, 6, 6, 6, 6, 6, 6, 6]),
    key('M', 'single', null, null),
  ),
  service('lastpass', 'LastPass', { hosts: ['lastpass.com'] }, list('M', null, null, null)),
  service('dashlane', 'Dashlane', { hosts: ['dashlane.com'] }, list('M', null, null, null)),
  service(
    'nordvpn',
    'NordVPN',
    { words: ['nordvpn', 'nord account', 'nordpass', 'nord'], hosts: ['nordaccount.com', 'nordvpn.com'] },
    list('M', null, null, null),
  ),
  service('fastmail', 'Fastmail', { hosts: ['fastmail.com'] }, list('M', null, null, null)),
];

/** Every service that Coldkeep knows, in no order of importance. */
export const SERVICES: readonly Service[] = [...OPEN_SOURCE, ...CLOSED];

const BY_ID: ReadonlyMap<string, Service> = new Map(SERVICES.map((row) => [row.id, row]));

/** The row of a catalogue id, or null for an id that this version does not know. */
export function serviceById(id: string): Service | null {
  return BY_ID.get(id) ?? null;
}

/** The display name of a catalogue id; an unknown id stands for itself. */
export function serviceName(id: string): string {
  return BY_ID.get(id)?.name ?? id;
}
