/** A few facts: what it is called, what it is. */
import type { ReactNode } from 'react';
import './Facts.css';

interface FactsProps {
  readonly rows: readonly { readonly term: string; readonly value: ReactNode }[];
}

export function Facts({ rows }: FactsProps): ReactNode {
  return (
    <dl className="facts">
      {rows.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
