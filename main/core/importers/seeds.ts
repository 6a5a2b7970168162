/** Tells the seed of an authenticator from a recovery code: Coldkeep says that there is one and never takes it in. */
import { compact } from './shape.ts';
import { plainWords } from './words.ts';

const LINK = /\botpauth(?:-migration)?:\/\//i;
const BASE32 = /^[A-Z2-7]+$/i;
/** Lengths of base32 seeds without padding: 10, 16, 20, 32 bytes. */
const SEED_LENGTHS: ReadonlySet<number> = new Set([16, 26, 32, 52]);
const SEED_WORDS =
  /(?<= )(?:totp|otp|hotp|seed|secret|secrets|secret key|setup key|set up key|manual entry key|manual key|authenticator key|authenticator|shared secret|einrichtungsschlussel|geheimer schlussel|cle secrete|cle de configuration|clave secreta|clave de configuracion|chave secreta|chiave segreta|klucz konfiguracji)(?= )/u;
const LABELLED =
  /(?:^|[\s(])(?:secret|seed|key|secretkey)\s?[:=]\s*["']?((?:[A-Z2-7]{4}[ -]?){4,13}[A-Z2-7]{0,4})["']?\s*$/i;

/** True where a text is the address that authenticators read from their QR codes. */
export const isSeedLink = (line: string): boolean => LINK.test(line);

/** True where a string has the make of a seed. */
export function isSeedShaped(code: string): boolean {
  const signs = compact(code);
  return BASE32.test(signs) && SEED_LENGTHS.has(signs.length) && /^(?:[A-Z2-7]+|[a-z2-7]+)$/.test(signs);
}

/** True where the words of a line speak of a seed. */
export const speaksOfSeed = (line: string): boolean => SEED_WORDS.test(plainWords(line.slice(0, 300)));

const MAY_HOLD_SEED = /[A-Z2-7]{16}/;

/** The seed that a line of its own gives with its label, or null. */
export function labelledSeed(line: string): string | null {
  const found = LABELLED.exec(line)?.[1]?.trim() ?? null;
  if (found !== null && isSeedShaped(found)) return found;
  if (!MAY_HOLD_SEED.test(line)) return null;
  const shaped = (line.match(/(?<![A-Za-z0-9])[A-Z2-7]{16,52}(?![A-Za-z0-9])/g) ?? []).filter(isSeedShaped);
  return shaped.length > 0 && speaksOfSeed(line) ? (shaped[0] ?? null) : null;
}
