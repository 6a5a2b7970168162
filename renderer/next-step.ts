/** Does the step that a row asks for, and takes the user to its next code. */
import type { BoardRow, Step } from '../preload/views/custody.ts';
import { importStore } from './import-store.ts';
import { places } from './place.ts';

export function doStep(row: BoardRow & { readonly step: Step }): void {
  const { step, id: account } = row;
  switch (step.do) {
    case 'import':
      void importStore.choose();
      return;
    case 'confirm-set':
      places.go({ at: 'account', account });
      return;
    case 'record-outcome':
      places.go({ at: 'outcome', account, set: step.set, number: step.number });
      return;
    case 'destroy-file':
      places.go({ at: 'sheets' });
      return;
    case 'destroy-copy':
    case 'place-copy':
      places.go({ at: 'sheets', copy: step.copy });
      return;
    case 'prove':
      places.go({ at: 'prove', copy: step.copy });
      return;
    case 'print':
      places.go({ at: 'print', sets: step.sets });
  }
}

/** Whether there is something to do. */
export const hasStep = (row: BoardRow): row is BoardRow & { readonly step: Step } => row.step !== null;

/** The newest active set that has a code left. */
export const setToUse = (row: BoardRow): string | null => row.sets.find(({ unused }) => unused > 0)?.set ?? null;

/** To one code alone on the screen; false where there is none. */
export function showNextCode(row: BoardRow): boolean {
  const set = setToUse(row);
  if (set === null) return false;
  places.go({ at: 'use', account: row.id, set, number: null });
  return true;
}
