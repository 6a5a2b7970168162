/** What the preload put into the page. */
import type { VaultApi } from '../preload/contract.ts';

declare global {
  interface Window {
    readonly vault: VaultApi;
  }
}
