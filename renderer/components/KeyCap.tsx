/** The key that does the same as the button it stands in. Not read out: screen readers get it by `aria-keyshortcuts`. */
import type { ReactNode } from 'react';
import './KeyCap.css';

export function KeyCap({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className="key-cap" aria-hidden="true">
      {keys}
    </span>
  );
}
