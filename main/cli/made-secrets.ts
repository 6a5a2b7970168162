/** What a command hands over of new ways in: on standard output, or in files. */
import type { MadeSecrets } from '../vault/make-way.ts';
import { fileLine } from './old-copy-sentences.ts';
import { shellWord } from './shell-word.ts';

/** The keys of `--json`; nothing that was not made is there. */
export function secretsInJson({
  passphrase,
  recoveryKey,
  keyFile,
  shares,
}: MadeSecrets): Readonly<Record<string, unknown>> {
  return {
    ...(passphrase === null ? {} : { passphrase }),
    ...(recoveryKey === null ? {} : { recoveryKey }),
    ...(keyFile === null ? {} : { keyFile }),
    ...(shares.length === 0 ? {} : { shares }),
  };
}

/** What goes to standard output; an empty text where nothing was generated. */
export function secretsInWords({ passphrase, recoveryKey, keyFile, shares }: MadeSecrets): string {
  return [
    passphrase === null ? '' : `Passphrase    ${passphrase}\n`,
    recoveryKey === null ? '' : `Recovery key  ${recoveryKey}\n`,
    keyFile ?? '',
    shares.join('\n'),
  ].join('');
}

/** What a person has to do with it now. */
export function adviceOn(made: MadeSecrets, written: readonly string[]): string {
  const isShown = secretsInWords(made) !== '';
  const shown =
    'Write this down now and keep it apart from this computer: it is not shown again, and nobody can reset it.\n';
  const files = `Written, for your eyes only; keep each apart from the vault:\n${written.map(fileLine).join('')}`;
  return `${isShown ? shown : ''}${written.length > 0 ? files : ''}`;
}

/** What a person has to do with a kit page that has the recovery key on it. */
export function kitAdvice(vault: string, kit: string): string {
  return `The file holds the recovery key in clear. Print it, destroy it, then say so: coldkeep destroyed ${shellWord(vault)} ${shellWord(kit)}\n`;
}
