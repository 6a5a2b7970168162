/** Words of what stands around the screens of an open vault: side bar, lock warning, read-only bar, drop, keyboard sheet. */
import { count, keys } from './intl.ts';

export const frameWords = {
  appName: 'Coldkeep',
  board: 'Board',
  sheets: 'Sheets',
  log: 'Log',
  settings: 'Settings',
  noNetwork: 'No network',
  saved: (at: string) => `Saved ${at}`,
  nothingSaved: 'No change yet',
  lock: 'Lock',
  readOnly: 'Open for reading only',
  readOnlyMeans: 'Codes can be looked up; nothing can be recorded, imported or printed.',
  notice: 'About this opening',
  gotIt: 'Got it',
  message: 'Message',
  closeMessage: 'Close this message',
  finishCode: 'Finish with this code first',
  finishCodeDetail: 'Say how it went, or go back; then this works again.',
} as const;

export const lockBarWords = {
  label: 'About to lock',
  locksIn: (seconds: number) => `Locks in ${count(seconds, 'second', 'seconds')}`,
  because: (minutes: number | null) =>
    minutes === null
      ? 'Nothing was pressed or moved.'
      : `Nothing was pressed or moved for ${count(minutes, 'minute', 'minutes')}.`,
  stay: 'Stay open',
} as const;

export const dropWords = {
  title: 'Drop to import',
  text: 'You review what was found before anything is stored.',
  readOnly: { title: 'Nothing can be imported', text: 'This vault is open for reading only.' },
  onCode: { title: 'A code is on show', text: 'Finish with it first.' },
} as const;

export const keySheetWords = {
  title: 'Keyboard',
  parts: [
    {
      name: 'Anywhere',
      lines: [
        { does: 'Search', keys: ['/', keys.withControl('K')] },
        { does: 'Lock', keys: [keys.withControl('L')] },
        { does: 'Import', keys: [keys.withControl('I')] },
        { does: 'Print', keys: [keys.withControl('P')] },
        { does: 'Back', keys: [keys.escape] },
        { does: 'This sheet', keys: ['?'] },
      ],
    },
    {
      name: 'On the board',
      lines: [
        { does: 'Next, previous', keys: [keys.down, keys.up] },
        { does: 'First, last', keys: ['Home', 'End'] },
        { does: 'Open account', keys: [keys.enter] },
        { does: 'Do next step', keys: ['N'] },
        { does: 'Use a code', keys: ['U'] },
        { does: 'Undo', keys: ['Z'] },
      ],
    },
    {
      name: 'With a code on show',
      lines: [
        { does: 'I have typed it', keys: [keys.enter] },
        { does: 'Spell it out', keys: ['S'] },
        { does: 'More time', keys: [keys.space] },
        { does: 'Hide now', keys: ['H'] },
        { does: 'Worked', keys: ['1'] },
        { does: 'Refused', keys: ['2'] },
        { does: 'Did not use it', keys: ['3'] },
      ],
    },
  ],
} as const;
