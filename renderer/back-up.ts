/** Makes a backup, or chooses its second place, and says what came of it: for the board, the page of backups and the first run. */
import type { Result } from '../preload/contract.ts';
import type { BackupMade } from '../preload/views/safety.ts';
import { backupWords as words } from './messages/backups.ts';
import { troubles } from './messages/troubles.ts';
import { showToast } from './toasts.ts';

function tell(answer: Result<BackupMade>, done: string | null): void {
  if (!answer.ok) {
    const { title, next } = troubles[answer.code];
    showToast({ tone: 'stop', text: title, detail: next });
    return;
  }
  const { places, failed } = answer.value;
  const text = done !== null && places.length > 0 ? done : words.made(places);
  const [first] = failed;
  if (first === undefined) showToast({ tone: 'good', text });
  else showToast({ tone: 'stop', text, detail: words.failed(first.place, troubles[first.code].title) });
}

export async function backUpNow(): Promise<void> {
  tell(await window.vault.makeBackup(), null);
}

/** Nothing is said when the dialog was cancelled. */
export async function choosePlace(): Promise<void> {
  const answer = await window.vault.chooseBackupPlace();
  if (!answer.ok) tell(answer, null);
  else if (answer.value !== null) tell({ ok: true, value: answer.value }, words.chosen);
}
