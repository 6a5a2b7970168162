/** One step on the way to a vault: a new one, or one that is restored. The focus arrives at its heading, or at its field where it has one. */
import { type ReactNode, useEffect, useRef } from 'react';
import './CreationStep.css';

interface CreationStepProps {
  /** Which step it is, in words, where they are counted. */
  readonly step?: string;
  readonly title: string;
  /** Where the vault lies. */
  readonly folder?: string;
  readonly about?: string;
  /** A field in it takes the focus. */
  readonly hasField?: boolean;
  readonly children: ReactNode;
}

export function CreationStep({ step, title, folder, about, hasField = false, children }: CreationStepProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!hasField) heading.current?.focus();
  }, [hasField]);
  return (
    <div className="creation">
      <header className="creation__head">
        {step !== undefined && <p className="quiet">{step}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {folder !== undefined && <p className="creation__folder">{folder}</p>}
        {about !== undefined && <p>{about}</p>}
      </header>
      {children}
    </div>
  );
}
