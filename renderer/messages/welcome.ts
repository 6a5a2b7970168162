/** Words of the first screen. */
import { dayOrTime } from './intl.ts';

export const welcomeWords = {
  appName: 'Coldkeep',
  about: 'Keeps the recovery codes that get you back in when a phone or key is lost.',
  open: 'Open a vault',
  openAbout: 'A .coldkeep file on this computer or a stick',
  create: 'Create a vault',
  createAbout: 'A new encrypted file, with a passphrase of its own',
  restore: 'Restore a backup',
  restoreAbout: 'When a vault is lost or damaged',
  recent: 'Recent vaults',
  openedAt: (at: string) => dayOrTime(at),
  notThere: (folder: string) => `${folder}, not there now`,
  remove: (name: string) => `Remove ${name} from the list`,
  removed: (name: string) => `${name} is off the list. The file stays where it is.`,
  clear: 'Clear list',
  cleared: 'The list is empty. The files stay where they are.',
  stopKeeping: 'Stop keeping it',
  stopped: 'No list is kept any more. Settings can turn it on again.',
} as const;
