/** What is to be done next with an account, and the button that does it. */
import type { ReactNode } from 'react';
import type { BoardRow } from '../../preload/views/custody.ts';

export function NextStep({ row }: { readonly row: BoardRow }): ReactNode {
  return row.step === null ? null : <p>{row.state}</p>;
}
