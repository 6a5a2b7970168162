/** Takes an outcome back and says so; the toast of what was done leads here. */
import { accountWords as words } from './messages/account.ts';
import { troubles } from './messages/troubles.ts';
import { showToast } from './toasts.ts';

/** @param outcome id of the event, or null for the last outcome. */
export async function undoOutcome(outcome: string | null): Promise<void> {
  const answer = await window.vault.undo(outcome);
  if (answer.ok) showToast({ tone: 'good', text: words.takenBack(answer.value.number, answer.value.left) });
  else {
    const { title, next } = troubles[answer.code];
    showToast({ tone: 'stop', text: title, detail: next });
  }
}
