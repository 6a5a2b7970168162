/** Without a set under review there is nothing to lose: leaving ends a reading, and nobody is asked. */
import { useEffect } from 'react';
import { importStore } from './import-store.ts';
import { places } from './place.ts';

export function useDropOnLeave(): void {
  useEffect(() => {
    places.guard((go) => {
      importStore.drop();
      go();
    });
    return () => places.guard(null);
  }, []);
}
