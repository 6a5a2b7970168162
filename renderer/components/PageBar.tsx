/** The bar over a screen: the way back, a title where there is no other, and buttons at the end. */
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import './PageBar.css';

interface PageBarProps {
  readonly title?: string;
  /** The crumb: the name of where it leads, and what it does. */
  readonly back?: { readonly name: string; readonly onPress: () => void };
  /** Buttons at the end. */
  readonly children?: ReactNode;
}

export function PageBar({ title, back, children }: PageBarProps): ReactNode {
  return (
    <div className="bar bar--page">
      {back !== undefined && (
        <Button className="crumb" onPress={back.onPress} aria-keyshortcuts="Escape">
          <ArrowLeft className="icon icon--s" aria-hidden="true" />
          {back.name}
        </Button>
      )}
      {title !== undefined && <strong>{title}</strong>}
      {children !== undefined && <div className="bar__end">{children}</div>}
    </div>
  );
}
