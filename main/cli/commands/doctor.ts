/** `doctor`: what Coldkeep finds on this machine. */
import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { createFile } from '../../vault/file-system.ts';
import { LEAST_CHOSEN_KIB } from '../../vault/kdf.ts';
import { type Ports, systemPorts } from '../../vault/ports.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly text: string;
}

export async function doctor(terminal: Terminal, options: { json?: boolean }): Promise<void> {
  const ports = systemPorts();
  const findings = [await keyDerivation(ports), await dataFolderWritable(ports), processStart(ports)];
  const machine = {
    version: packageJson.version,
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    dataFolder: ports.dataFolder,
  };
  if (options.json) terminal.out(`${JSON.stringify({ ...machine, findings })}\n`);
  else {
    terminal.out(`Coldkeep ${machine.version}, Node ${machine.node}, ${machine.platform}\n`);
    terminal.out(
      table(
        ['', ''],
        findings.map(({ name, ok, text }) => [`${ok ? 'ok  ' : 'look'}  ${name}`, text]),
      ),
    );
  }
}

async function keyDerivation(ports: Ports): Promise<Finding> {
  const kdf = ports.startKdf();
  try {
    const request = (): Parameters<typeof kdf.derive>[0] => ({
      work: { kdf: 'argon2id', memoryKib: LEAST_CHOSEN_KIB, passes: 3 },
      passphrase: new Uint8Array(16),
      salt: new Uint8Array(16),
    });
    await kdf.derive(request());
    const start = ports.clock.monotonicMs();
    const { engine } = await kdf.derive(request());
    const ms = Math.round(ports.clock.monotonicMs() - start);
    return { name: 'key derivation', ok: engine === 'libsodium', text: `${engine}, 64 MiB in ${ms} ms` };
  } finally {
    await kdf.close();
  }
}

/** Last-seen marks go there: without them an older copy of a vault is not recognised. */
async function dataFolderWritable({ files, dataFolder, random }: Ports): Promise<Finding> {
  const name = 'data folder';
  try {
    await files.makeFolder(dataFolder);
    const probe = join(dataFolder, `probe-${random.bytes(8).join('')}`);
    await createFile(files, probe, new Uint8Array(1));
    await files.unlink(probe);
    return { name, ok: true, text: `${dataFolder} can be written` };
  } catch {
    return { name, ok: false, text: `${dataFolder} cannot be written: older copies will not be recognised` };
  }
}

function processStart({ processes }: Ports): Finding {
  const known = processes.startOf(processes.pid) !== null;
  const text = known
    ? 'a lock that a dead program left is recognised'
    : 'this system does not tell when a program started: a lock counts as held while its process number lives';
  return { name: 'locks', ok: known, text };
}
