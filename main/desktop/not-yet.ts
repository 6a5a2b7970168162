/** The vault port of a build without the vault: every file asks for more than it can do. */
import type { VaultPort } from './vault-port.ts';

export const noVault: VaultPort = {
  open: async () => ({ ok: false, code: 'unsupported-feature', facts: {} }),
  lock: async () => undefined,
};
