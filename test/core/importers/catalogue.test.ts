/** The catalogue as data: ids that last, words that can be found, forms that make sense. */
import { describe, expect, it } from 'vitest';
import { SERVICES, serviceById, serviceName } from '../../../main/core/importers/catalogue.ts';
import { servicesNamed } from '../../../main/core/importers/service-words.ts';
import { plainWords } from '../../../main/core/importers/words.ts';

describe('catalogue', () => {
  it('knows more than forty services, each once', () => {
    expect(SERVICES.length).toBeGreaterThan(40);
    expect(new Set(SERVICES.map(({ id }) => id)).size).toBe(SERVICES.length);
  });

  it.each(SERVICES.map((service) => [service.id, service] as const))('%s', (id, service) => {
    expect(id).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
    expect(serviceById(id)).toBe(service);
    expect(serviceName(id)).toBe(service.name);
    for (const word of [...service.words, ...service.commonWords]) expect(plainWords(word)).toBe(` ${word} `);
    for (const word of service.words) {
      const longest = servicesNamed(` ${word} `).sort((a, b) => b.length - a.length);
      expect(longest[0]?.service.id).toBe(id);
    }
    expect(service.seedOnly).toBe(service.forms.length === 0);
    for (const form of service.forms) {
      expect(form.kind === 'recovery-key' ? form.count : 1).toBe(1);
      expect(new Set(form.alphabet ?? '').size).toBe((form.alphabet ?? '').length);
      if (form.fold !== null) {
        expect(form.alphabet).toBe(form.fold === 'lower' ? form.alphabet?.toLowerCase() : form.alphabet?.toUpperCase());
      }
    }
  });

  it('gives an unknown id back as its name', () => {
    expect(serviceById('no-such-service')).toBeNull();
    expect(serviceName('no-such-service')).toBe('no-such-service');
  });

  it.each([
    ['Google Authenticator codes for GitHub', ['github']],
    ['WordPress.com backup codes', ['wordpress.com', 'wordpress']],
    ['Backup codes', []],
  ])('%s names %j', (line, ids) => {
    const named = servicesNamed(plainWords(line)).sort((a, b) => b.length - a.length);
    expect(named.map(({ service }) => service.id)).toEqual(ids);
  });
});
