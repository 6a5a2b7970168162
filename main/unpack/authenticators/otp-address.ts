/** Reads one `otpauth` address, as authenticators write them: whose it is, its secret, and Ente's `codeDisplay`. */
import { nameOf } from './json-values.ts';

export interface OtpAddress {
  readonly issuer: string;
  readonly account: string;
  /** Base32; empty where the address has none. */
  readonly secret: string;
  /** What the address adds to the standard, decoded; null where it does not have it. */
  readonly codeDisplay: string | null;
}

const ADDRESS = /^otpauth:\/\/(?:(?:totp|hotp|steam)\/)?([^?#]*)\??(.*)$/is;

export const isOtpAddress = (text: string): boolean => /^otpauth:\/\//i.test(text);
/** Google Authenticator's transfer of many seeds in one address. */
export const isOtpTransfer = (text: string): boolean => /^otpauth-migration:\/\//i.test(text);

/** Null for a text that is no such address. Never fails on one that is damaged. */
export function readOtpAddress(text: string): OtpAddress | null {
  const [, path, query = ''] = ADDRESS.exec(text.trim()) ?? [];
  if (path === undefined) return null;
  const label = nameOf(decode(path).replace(/^\/+/, ''));
  const colon = label.indexOf(':');
  return {
    issuer: nameOf(parameter(query, 'issuer') ?? '') || nameOf(label.slice(0, Math.max(colon, 0))),
    account: nameOf(label.slice(colon + 1)),
    secret: nameOf((parameter(query, 'secret') ?? '').replace(/#.*/s, '')),
    codeDisplay: parameter(query, 'codeDisplay'),
  };
}

function parameter(query: string, name: string): string | null {
  const found = query.split('&').find((part) => part.toLowerCase().startsWith(`${name.toLowerCase()}=`));
  return found === undefined ? null : decode(found.slice(name.length + 1).replaceAll('+', ' '));
}

/** Percent signs decoded; those that make no sense stay. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}
