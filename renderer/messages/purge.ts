/** Words of a purge: what is destroyed for good, and where it still lies afterwards. */
import type { PurgeView } from '../../preload/views/safety.ts';
import { count, date, list } from './intl.ts';

export const purgeWords = {
  open: 'Destroy these codes',
  loading: 'Looking at what holds them',
  title: (service: string) => `Destroy codes of ${service}?`,
  what: ({ codes, issuedAt, login, service }: PurgeView) =>
    `${count(codes, 'code', 'codes')} of the set of ${date(issuedAt)}, ${login === null ? service : `${service}, ${login}`}.`,
  unused: (unused: number) =>
    unused === 0
      ? 'None of them is unused.'
      : `${count(unused, 'of them is', 'of them are')} unused and would still let you in.`,
  final:
    'They are taken out of the file for good. No undo, no backup and no support brings them back; what happened to them stays in the log.',
  papers: (papers: readonly string[]) => `Still on paper: ${list(papers)}.`,
  files: (files: readonly string[]) => `Still in clear: ${list(files)}.`,
  field: (name: string) => `Type \u201c${name}\u201d to go on`,
  differs: 'That is not the name.',
  confirm: 'Destroy them',
  keep: 'Keep them',
  working: 'Destroying them',
  done: 'The codes are destroyed',
  nothingLeft: 'No copy that Coldkeep knows of holds them any more.',
  destroyed: 'Destroyed',
  destroyedOn: (at: string) => `Destroyed ${date(at)}`,
  destroyedAbout: 'The codes of this set were destroyed. Its history stays.',
  close: 'Done',
} as const;
