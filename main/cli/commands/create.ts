/** `create`: a new vault, and what was generated for it, shown once or put on its kit page. */
import { resolve } from 'node:path';
import type { Paper } from '../../core/paper/sheet.ts';
import { KitFile, type KitPlace } from '../../sheets/kit-file.ts';
import { checkSheetPlace } from '../../sheets/sheet-file.ts';
import { type Created, createVault } from '../../vault/create-vault.ts';
import { openVault } from '../../vault/open-vault.ts';
import { refuseToOverwrite } from '../../vault/place-vault.ts';
import { type Ports, systemPorts } from '../../vault/ports.ts';
import { kitAdvice } from '../made-secrets.ts';
import { type NewSecretOptions, readNewSecret } from '../secrets.ts';
import { type Terminal, UsageError } from '../terminal.ts';

export interface CreateOptions extends NewSecretOptions {
  readonly kdfMemory?: number;
  readonly recoveryKey: boolean;
  /** A PDF to write the kit page into, with the recovery key on it, which is not printed then. */
  readonly kit?: string;
  readonly paper: Paper;
  readonly json?: boolean;
}

export async function create(terminal: Terminal, path: string, options: CreateOptions): Promise<void> {
  const ports = systemPorts();
  if (options.kit !== undefined && !options.recoveryKey) throw new UsageError('--kit goes with a recovery key');
  const kit = options.kit === undefined ? null : { file: resolve(options.kit), paper: options.paper };
  await refuseToOverwrite(ports, path);
  if (kit !== null) await checkSheetPlace(ports.files, kit.file);
  const passphrase = await readNewSecret(terminal, options);
  const made = await createVault(ports, {
    path,
    passphrase,
    recoveryKey: options.recoveryKey,
    memoryKib: options.kdfMemory === undefined ? null : options.kdfMemory * 1024,
  });
  let isGiven = false;
  const give = (isOnKit: boolean): void => {
    if (!isGiven) tell(terminal, path, made, options, isOnKit);
    isGiven = true;
  };
  // The vault is there: whatever becomes of its page, the secrets stand nowhere else.
  terminal.atEnd(async () => give(false));
  if (kit !== null) await writeKit(ports, path, made, kit);
  give(kit !== null);
}

/** Opened by the recovery key, which takes no derivation. */
async function writeKit(ports: Ports, path: string, { recoveryKey }: Created, place: KitPlace): Promise<void> {
  const session = await openVault(ports, { path, secret: recoveryKey ?? '', access: 'write' });
  try {
    await new KitFile(ports, session, place).keep({ recoveryKey });
  } finally {
    await session.lock();
  }
}

function tell(terminal: Terminal, path: string, made: Created, options: CreateOptions, isOnKit: boolean): void {
  const recoveryKey = isOnKit ? null : made.recoveryKey;
  const given = {
    ...(made.passphrase === null ? {} : { passphrase: made.passphrase }),
    ...(recoveryKey === null ? {} : { recoveryKey }),
    ...(isOnKit && options.kit !== undefined ? { kit: resolve(options.kit) } : {}),
  };
  if (made.slowKeyDerivation) terminal.say('coldkeep: the fast key derivation did not load; the slow one was used.\n');
  if (options.kdfMemory !== undefined && options.kdfMemory > 256) {
    terminal.say('coldkeep: machines with little memory may not be able to open this vault.\n');
  }
  if (options.json) terminal.out(`${JSON.stringify({ vaultId: made.vaultId, ...given })}\n`);
  terminal.say('The vault was created.\n');
  if (!options.json) {
    if (made.passphrase !== null) terminal.out(`Passphrase    ${made.passphrase}\n`);
    if (recoveryKey !== null) terminal.out(`Recovery key  ${recoveryKey}\n`);
  }
  if (made.passphrase !== null || recoveryKey !== null) {
    terminal.say(
      'Write this down now and keep it apart from this computer: it is not shown again, and nobody can reset it.\n',
    );
  }
  if (isOnKit && options.kit !== undefined) terminal.say(kitAdvice(path, options.kit));
  if (made.recoveryKey === null) terminal.say('There is no recovery key: a forgotten passphrase loses the vault.\n');
}
