/** A file that was chosen: its name, and the folder that it lies in. */
import type { ReactNode } from 'react';
import './FileLine.css';

interface FileLineProps {
  readonly name: string;
  readonly folder: string;
}

export function FileLine({ name, folder }: FileLineProps): ReactNode {
  return (
    <p className="file-line">
      <strong>{name}</strong>
      <small>{folder}</small>
    </p>
  );
}
