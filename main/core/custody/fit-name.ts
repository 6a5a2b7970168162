/** Names that people give, of places, seals and logins: written one way, and without signs that would hide what they say. */

/** Control characters, line ends, half characters, and marks that turn the direction of writing. */
const UNFIT = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Accents are written one way, so that the same name reads the same whatever keyboard it came from. */
export function tidyName(text: string): string {
  return text.trim().normalize('NFC');
}

/** @param signsMax - how many signs it may have at most */
export function isFitName(name: string, signsMax: number): boolean {
  return !UNFIT.test(name) && Array.from(name).length <= signsMax;
}
