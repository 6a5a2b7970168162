/** Words about this build: what it is made of, how old it is. There is no check for a newer one, and no link. */
import type { AppInfo } from '../../preload/views/settings.ts';
import { count, date } from './intl.ts';

/** From here on the age is told. */
const OLD_FROM_DAYS = 180;

function age(days: number): string {
  return days < 730 ? count(Math.floor(days / 30), 'month', 'months') : count(Math.floor(days / 365), 'year', 'years');
}

export const aboutWords = {
  title: 'About Coldkeep',
  back: 'Back',
  about: 'Keeps recovery codes in cold storage. Free software under the MIT licence.',
  loading: 'Asking the app',
  version: 'Version',
  builtOn: 'Built',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  /** Null while the build is young. */
  old: ({ ageDays, builtOn, versions }: AppInfo) =>
    ageDays < OLD_FROM_DAYS
      ? null
      : {
          title: `This build is ${age(ageDays)} old`,
          text: `So is its Chromium ${versions.chromium}, which draws this window: faults found since ${date(builtOn)} are not mended in it. Coldkeep never looks for updates. When you can, get a newer one from where this one came from.`,
        },
  formats: 'The format of the vault file is written down in FORMAT.md, the limits of the app in SECURITY.md.',
} as const;
