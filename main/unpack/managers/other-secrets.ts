/** Secrets of an entry that are no recovery codes, known by the name of their field or by their form. */

const PASSWORD_NAME =
  /^(?:(?:old|new|current|previous|master|login|alte?s|neue?s|ancien|nouveau)[ _-]*)?(?:password|passwort|kennwort|mot de passe|contraseña|senha|password|wachtwoord|hasło|пароль|パスワード|密码|密碼|pass|pwd)(?:[ _-]*\d+)?$/iu;
const CARD_CHECK_NAME =
  /^(?:.{0,30}[ _-])?(?:cvv2?|cvc2?|card verification(?: value| code)?)(?:[ _-]?(?:code|number|nummer))?$/iu;
const PIN_NAME = /^(?:.{0,30}[ _-])?(?:pin|puk)(?:[ _-]?(?:code|number|nummer|\d+))?$/iu;

const isShort = (name: string): boolean => name.length <= 100;
const bare = (name: string): string => name.trim().replace(/:$/, '').trimEnd();

/** True for a field that holds a password, or the check value of a card. A list of one-time passwords has another name. */
export const isPasswordName = (name: string): boolean =>
  isShort(name) && (PASSWORD_NAME.test(bare(name)) || CARD_CHECK_NAME.test(bare(name)));

/** True for a field that holds the number of a card or a device. */
export const isPinName = (name: string): boolean => isShort(name) && PIN_NAME.test(bare(name));

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
