/** `create`: a new vault, and what was generated for it, shown once. */
import { createVault } from '../../vault/create-vault.ts';
import { refuseToOverwrite } from '../../vault/place-vault.ts';
import { systemPorts } from '../../vault/ports.ts';
import { type NewSecretOptions, readNewSecret } from '../secrets.ts';
import type { Terminal } from '../terminal.ts';

export interface CreateOptions extends NewSecretOptions {
  readonly kdfMemory?: number;
  readonly recoveryKey: boolean;
  readonly json?: boolean;
}

export async function create(terminal: Terminal, path: string, options: CreateOptions): Promise<void> {
  const ports = systemPorts();
  await refuseToOverwrite(ports, path);
  const passphrase = await readNewSecret(terminal, options);
  const made = await createVault(ports, {
    path,
    passphrase,
    recoveryKey: options.recoveryKey,
    memoryKib: options.kdfMemory === undefined ? null : options.kdfMemory * 1024,
  });
  if (made.slowKeyDerivation) terminal.say('coldkeep: the fast key derivation did not load; the slow one was used.\n');
  if (options.kdfMemory !== undefined && options.kdfMemory > 256) {
    terminal.say('coldkeep: machines with little memory may not be able to open this vault.\n');
  }
  const generated = {
    ...(made.passphrase === null ? {} : { passphrase: made.passphrase }),
    ...(made.recoveryKey === null ? {} : { recoveryKey: made.recoveryKey }),
  };
  if (options.json) terminal.out(`${JSON.stringify({ vaultId: made.vaultId, ...generated })}\n`);
  terminal.say('The vault was created.\n');
  if (!options.json) {
    if (made.passphrase !== null) terminal.out(`Passphrase    ${made.passphrase}\n`);
    if (made.recoveryKey !== null) terminal.out(`Recovery key  ${made.recoveryKey}\n`);
  }
  if (made.passphrase !== null || made.recoveryKey !== null) {
    terminal.say(
      'Write this down now and keep it apart from this computer: it is not shown again, and nobody can reset it.\n',
    );
  }
  if (made.recoveryKey === null) terminal.say('There is no recovery key: a forgotten passphrase loses the vault.\n');
}
