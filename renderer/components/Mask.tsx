/** Stands for a code that is there: the same eight dots for every code, so that they tell nothing. Never read out. */
import type { ReactNode } from 'react';
import './Mask.css';

export function Mask(): ReactNode {
  return (
    <span className="mask" aria-hidden="true">
      <i />
      <i />
    </span>
  );
}
