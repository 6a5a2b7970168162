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
  readonly forms: readonly CodeForm[];
}
