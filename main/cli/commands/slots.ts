/** `slots`: the ways into a vault, listed. */
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
      shares: known?.shares ?? null,
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
          wayInWords(row.type, row.shares),
          row.generated === null ? '' : row.generated ? 'generated' : 'chosen',
          row.addedAt?.slice(0, 10) ?? '',
          row.work,
          `${row.id.slice(0, 8)}${row.opened ? ' (opened now)' : ''}`,
        ]),
      ),
    );
  }
}

function wayInWords(type: Slot['type'], shares: { readonly needed: number; readonly of: number } | null): string {
  if (type === null) return 'of a kind that this version does not know';
  return shares === null ? type.replaceAll('-', ' ') : `shares, ${shares.needed} of ${shares.of}`;
}

function workInWords({ type, work }: Slot): string {
  if (work.kdf === 'argon2id') return `Argon2id, ${work.memoryKib / 1024} MiB, ${work.passes} passes`;
  if (work.kdf === 'scrypt') return `scrypt, N = 2^${work.log2N}`;
  return type === 'shares' ? 'nothing; 256 random bits' : 'nothing; 160 random bits';
}
