/** Secrets of an entry that are no recovery codes, known by the name of their field or by their form. */

/** Last or first word of the name of a password: `App password`, `WLAN-Passwort`, `Mot de passe du wifi`. */
const PASSWORD_NAME =
  /(?:^|[\s_-])(?:password|pass|pwd|passphrase|senha|contraseña|hasło|пароль)(?:[\s_-]*\d+)?$|(?:passwort|kennwort|wachtwoord)(?:[\s_-]*\d+)?$|^(?:mot de passe|contraseña|senha|hasło|пароль)(?:$|\s)|パスワード$|密[码碼]$/iu;
/** What makes it a code all the same. */
const CODE_NAME =
  /recover|emergency|rescue|scratch|one.?time|\botp\b|einmal|notfall|wiederherstell|récup|recuper|secours/iu;
const CARD_CHECK_NAME =
  /^(?:.{0,30}[ _-])?(?:cvv2?|cvc2?|card verification(?: value| code)?)(?:[ _-]?(?:code|number|nummer))?$/iu;
const PIN_NAME = /^(?:.{0,30}[ _-])?(?:pin|puk)(?:[ _-]?(?:code|number|nummer|\d+))?$/iu;
const LONGEST_NAME = 100;

const bare = (name: string): string => name.slice(0, LONGEST_NAME).trim().replace(/:$/, '').trimEnd();

/** True for a field that holds a password, or the check value of a card. Lists of one-time passwords have other names. */
export function isPasswordName(name: string): boolean {
  const said = bare(name);
  return CARD_CHECK_NAME.test(said) || (PASSWORD_NAME.test(said) && !CODE_NAME.test(said));
}

/** True for a field that holds the number of a card or a device. */
export const isPinName = (name: string): boolean => PIN_NAME.test(bare(name));

/** The seed alone, out of the address that an authenticator reads; other forms as they are. */
export function seedOf(text: string): string {
  const written = text.trim();
  const inLink = /^otpauth:\/\/[^\s]*?[?&]secret=([^&#\s]*)/i.exec(written)?.[1];
  return inLink === undefined ? written.replace(/^steam:\/\//i, '') : decode(inLink);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
