/** A screen of one column: the way back, the heading that the focus arrives at, a line about it, and what it is for. */
import type { ReactNode } from 'react';
import { places, useArrival } from '../place.ts';
import { useKeys } from '../use-keys.ts';
import { PageBar } from './PageBar.tsx';
import './PlainPage.css';

interface PlainPageProps {
  readonly title: string;
  readonly about?: string;
  /** Name of the way back; without one the side bar leads here and away. */
  readonly back?: string;
  /** Beside the heading. */
  readonly actions?: ReactNode;
  /** As high as the window, for a list that scrolls by itself. */
  readonly isFull?: boolean;
  readonly children: ReactNode;
}

export function PlainPage({ title, about, back, actions, isFull = false, children }: PlainPageProps): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  useKeys({ Escape: places.back });
  return (
    <div className={`plain-page${isFull ? ' plain-page--full' : ''}`}>
      {back !== undefined && <PageBar back={{ name: back, onPress: places.back }} />}
      <header className={`plain-page__head${back === undefined ? ' plain-page__head--first' : ''}`}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {about !== undefined && <p>{about}</p>}
        </div>
        {actions !== undefined && <div className="actions">{actions}</div>}
      </header>
      <div className="plain-page__body">{children}</div>
    </div>
  );
}
