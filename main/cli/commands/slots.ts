/** `slots`: the ways into a vault. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Slot } from '../../core/format/slot.ts';
import { openForReading, type VaultOptions } from '../opening.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export async function slots(
  terminal: Terminal,
  path: string,
  options: VaultOptions & { json?: boolean },
): Promise<void> {
  const session = await openForReading(terminal, path, options);
  const rows = session.slots.map((slot) => {
    const id = bytesToHex(slot.id);
    const known = session.state.slots.get(id);
    return {
      id,
      type: slot.type,
      work: workInWords(slot),
      generated: known?.generated ?? null,
      addedAt: known?.addedAt ?? null,
      opened: id === session.slotId,
    };
  });
  if (options.json) terminal.out(`${JSON.stringify({ slots: rows })}\n`);
  else {
    terminal.out(
      table(
        ['Way in', 'Made', 'Added', 'Costs to try', 'Id'],
        rows.map((row) => [
          row.type === null ? 'of a kind that this version does not know' : row.type.replace('-', ' '),
          row.generated === null ? '' : row.generated ? 'generated' : 'chosen',
          row.addedAt?.slice(0, 10) ?? '',
          row.work,
          `${row.id.slice(0, 8)}${row.opened ? ' (opened now)' : ''}`,
        ]),
      ),
    );
  }
}

function workInWords({ work }: Slot): string {
  if (work.kdf === 'argon2id') return `Argon2id, ${work.memoryKib / 1024} MiB, ${work.passes} passes`;
  return work.kdf === 'scrypt' ? `scrypt, N = 2^${work.log2N}` : 'nothing; 160 random bits';
}
