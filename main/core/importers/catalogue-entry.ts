/** What the catalogue knows about a service and the codes it hands out. */
import type { CodeSigns, SetKind, SetUse } from './draft.ts';

/** How far a row is to be trusted: read in the generator, half read, or from memory. Only `V` ever weighs against an input. */
export type Trust = 'V' | 'P' | 'M';

/** One thing that a service hands out: a list, a single key, or a phrase. */
export interface CodeForm extends CodeSigns {
  readonly kind: SetKind;
  readonly use: SetUse;
  /** Lengths of the groups as the service shows them; null where nobody knows. */
  readonly groups: readonly number[] | null;
  /** How many the service issues at once; null where that varies. */
  readonly count: number | null;
  /** The number that the service gives to the first code. */
  readonly indexBase: number;
  /** How often one code works. */
  readonly usesPerCode: number;
  /** One code is entered when the list is set up, to prove that it was saved. */
  readonly spentAtSetup: boolean;
  /** The service itself shows two codes a line, to be read across. */
  readonly readAcross: boolean;
  /** Trust in alphabet and groups. */
  readonly trust: Trust;
}

/** A way to know a service by the name of its download. */
export interface FilePattern {
  /** Tested against the name without ending and without the browser's "(1)"; groups `account`, `instance`, `date`. */
  readonly pattern: RegExp;
  /** True where other services may save under such a name too: then the shape has to agree in full. */
  readonly shared?: true;
}

/**
 * What making a new set at the service does to the one before: it is dead at once, it is dead once the new one is confirmed there
 * (and the new one lives only from then on), or it lives on beside it. `none`: no new set while there is one; the old codes have
 * to be removed, or two-factor set up anew. Null where nobody knows.
 */
export type Regeneration = 'replaces-at-once' | 'replaces-when-confirmed' | 'adds' | 'none';

/** One row of the catalogue. */
export interface Service {
  /** Lower case, never changes: vaults hold it. */
  readonly id: string;
  /** As the service writes itself. */
  readonly name: string;
  /** Words that name it in a header or a file name: lower case, letters and digits, single blanks. */
  readonly words: readonly string[];
  /** Words that name it only beside words for recovery codes, because they mean other things as well. */
  readonly commonWords: readonly string[];
  /** Hosts and their subdomains. */
  readonly hosts: readonly string[];
  readonly files: readonly FilePattern[];
  /** Sentences of its downloads and pages; groups `account`, `instance`, `label`. */
  readonly headers: readonly RegExp[];
  /** Runs on many hosts: a host in the header is the instance. */
  readonly selfHosted: boolean;
  /** Issues no codes; what people keep under that name is the seed of an authenticator. */
  readonly seedOnly: boolean;
  /** Nothing is known of its codes: the row gives a list its name, and is no evidence that it is one. */
  readonly namesOnly: boolean;
  readonly regeneration: Regeneration | null;
  /** Where in the settings of the service a new set is made, in English words; null where nobody knows or every app differs. */
  readonly where: string | null;
  /** Where the row was read, in short: a file of the source, an address of the help pages, or `memory`. */
  readonly source: string;
  readonly forms: readonly CodeForm[];
}
