/** The catalogue as data: ids that last, words that can be found, forms that make sense, and where each row was read. */
import { describe, expect, it } from 'vitest';
import { SERVICES, serviceById, serviceName, whereNewCodes } from '../../../main/core/importers/catalogue.ts';
import { readFileName } from '../../../main/core/importers/file-name.ts';
import { readText } from '../../../main/core/importers/read-text.ts';
import { serviceOfHost, servicesNamed } from '../../../main/core/importers/service-words.ts';
import { plainWords } from '../../../main/core/importers/words.ts';
import { DIGITS, LOWER, makeCodes } from './make-codes.ts';

const ROWS = SERVICES.map((service) => [service.id, service] as const);
const NAMES_ONLY = SERVICES.filter(({ namesOnly }) => namesOnly);
const IDS_IN_VAULTS =
  'gitlab mastodon discourse pypi rubygems nextcloud keycloak authentik gitea forgejo proxmox wordpress sentry kratos allauth ' +
  'django-otp zulip fortify better-auth aspnet-identity supabase bitwarden vaultwarden mozilla proton tuta hexpm canvas google ' +
  'github discord microsoft apple facebook instagram dropbox x linkedin reddit slack snapchat tiktok pinterest stripe cloudflare ' +
  'heroku npm docker shopify auth0 sage duo okta steam ea playstation ubisoft epic nintendo wordpress.com kraken coinbase binance ' +
  'neopets clerk logto huggingface atlassian digitalocean netlify vercel zoom namecheap porkbun ovh hetzner mailchimp hubspot ' +
  'salesforce evernote notion figma zoho 1password lastpass dashlane nordvpn fastmail';

describe('catalogue', () => {
  it('knows each service once', () => {
    expect(new Set(SERVICES.map(({ id }) => id)).size).toBe(SERVICES.length);
    expect(new Set(SERVICES.map(({ name }) => name.toLowerCase())).size).toBe(SERVICES.length);
  });

  it('never takes an id back that a vault may hold', () => {
    expect(IDS_IN_VAULTS.split(' ').filter((id) => serviceById(id) === null)).toEqual([]);
  });

  it('has at least 60 services whose row was read somewhere, and 60 more by name', () => {
    const sourced = SERVICES.filter(({ source }) => source !== 'memory');
    expect(sourced.length).toBeGreaterThanOrEqual(60);
    expect(sourced.filter(({ namesOnly }) => namesOnly)).toEqual([]);
    expect(NAMES_ONLY.length).toBeGreaterThanOrEqual(60);
  });

  it('says of at least 60 services where a new set is made', () => {
    const told = SERVICES.filter(({ where }) => where !== null);
    expect(told.length).toBeGreaterThanOrEqual(60);
    for (const { where } of told) expect(where).toMatch(/^[A-Z0-9][^\n.]{5,120}$/);
    expect(whereNewCodes('github')).toBe(
      'Settings, Password and authentication, Recovery codes, Generate new recovery codes',
    );
    expect([whereNewCodes(null), whereNewCodes('no-such-service'), whereNewCodes('amazon')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it.each(ROWS)('%s', (id, service) => {
    expect(id).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
    expect(serviceById(id)).toBe(service);
    expect(serviceName(id)).toBe(service.name);
    expect(service.source).toMatch(/^\S.{4,90}\S$/);
    for (const word of [...service.words, ...service.commonWords]) expect(plainWords(word)).toBe(` ${word} `);
    for (const word of service.words) {
      const longest = servicesNamed(` ${word} `).sort((a, b) => b.length - a.length);
      expect(longest[0]?.service.id).toBe(id);
    }
    for (const host of service.hosts) {
      expect(host).toMatch(/^(?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,10}$/);
      expect(serviceOfHost(host)?.id).toBe(id);
    }
    expect(service.seedOnly || service.namesOnly).toBe(service.forms.length === 0);
    for (const form of service.forms) {
      expect(form.kind === 'recovery-key' ? form.count : 1).toBe(1);
      expect(new Set(form.alphabet ?? '').size).toBe((form.alphabet ?? '').length);
      expect(form.trust === 'V' ? service.source : '').not.toBe('memory');
      if (form.fold !== null) {
        expect(form.alphabet).toBe(form.fold === 'lower' ? form.alphabet?.toLowerCase() : form.alphabet?.toUpperCase());
      }
    }
  });

  it.each(['codes.txt', 'backup codes.txt', 'backup-codes.txt', 'recovery-codes.txt', 'notes.txt', 'untitled.txt'])(
    'no pattern of a download fits %s',
    (name) => {
      expect(readFileName(name).matches).toEqual([]);
    },
  );

  it('gives an unknown id back as its name', () => {
    expect(serviceById('no-such-service')).toBeNull();
    expect(serviceName('no-such-service')).toBe('no-such-service');
  });

  it.each([
    ['Google Authenticator codes for GitHub', ['github']],
    ['WordPress.com backup codes', ['wordpress.com', 'wordpress']],
    ['Backup codes', []],
    ['Wise backup codes', ['wise']],
    ['It is wise to keep your backup codes offline', []],
    ['wise.com: sign in, then open the page of your backup codes', ['wise']],
  ])('%s names %j', (line, ids) => {
    const named = servicesNamed(plainWords(line)).sort((a, b) => b.length - a.length);
    expect(named.map(({ service }) => service.id)).toEqual(ids);
  });
});

describe('the patterns of the catalogue', () => {
  const LONG = 64 * 1024;
  const LINES = [
    'a',
    ' ',
    '-',
    'backup ',
    'recovery keys for ',
    'bypass codes for ',
    "recovery keys for '",
    'a@',
    '(',
  ].map((part) => part.repeat(Math.ceil(LONG / part.length)).slice(0, LONG));
  const PATTERNS = SERVICES.flatMap(({ headers, files }) => [...headers, ...files.map(({ pattern }) => pattern)]);

  it('take linear time: 64 KB of anything are over at once', () => {
    const start = performance.now();
    for (const pattern of PATTERNS) for (const line of LINES) pattern.test(line);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

describe('a service that is known by name alone', () => {
  const codes = makeCodes(8, LOWER + DIGITS, [10]);

  it.each(NAMES_ONLY.map((service) => [service.id, service] as const))('%s gives its list a name', (id, service) => {
    for (const word of [...service.words, ...service.commonWords]) {
      const { sets } = readText({ name: 'notes.txt', text: [`${word} backup codes`, ...codes].join('\n') });
      expect(sets.map((set) => [set.service, set.codes.length])).toEqual([[id, 8]]);
    }
  });

  it.each([
    ['a list under nothing but its name', ['Amazon', ...codes]],
    ['a list under its name and a login', ['Spotify: sam@example.com', ...codes.slice(0, 5)]],
    ['a string behind its name', ['Netflix: 7f3k9q2m4x']],
    ['its orders', ['Amazon orders', '305-1234567-7654321', '305-2345678-8765432', '302-3456789-9876543']],
    ['a table of its numbers', ['service,number', 'Amazon,k3v9q2m4x7', 'Netflix,p8w5t1z6r3', 'PayPal,d2f4h6j8l1']],
  ])('makes no set of %s', (_title, lines) => {
    expect(readText({ name: 'notes.txt', text: lines.join('\n') }).sets).toEqual([]);
  });

  it('says so in the name of a file, too', () => {
    const { sets } = readText({ name: 'paypal-recovery-codes.txt', text: codes.join('\n') });
    expect(sets.map(({ service }) => service)).toEqual(['paypal']);
  });
});
