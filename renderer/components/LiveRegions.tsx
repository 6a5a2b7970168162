/** Where announcements are read out from. They stand in the page from the start: a region that is added late is not heard. */
import type { ReactNode } from 'react';
import { useSaid } from '../speech.ts';

export function LiveRegions(): ReactNode {
  const { polite, assertive } = useSaid();
  return (
    <>
      <p className="said" role="status" data-said="polite">
        {polite}
      </p>
      <p className="said" role="alert" data-said="assertive">
        {assertive}
      </p>
    </>
  );
}
