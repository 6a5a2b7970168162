/** `log`: the history, as sentences or as the events themselves. */
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import { parseEvent } from '../../core/custody/parse-event.ts';
import { sentenceOf } from '../history-sentences.ts';
import { openForReading, type VaultOptions } from '../opening.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

const SHORT_ID_DIGITS = 8;

export async function log(terminal: Terminal, path: string, options: VaultOptions & { json?: boolean }): Promise<void> {
  const session = await openForReading(terminal, path, options);
  const stored = await session.readEvents();
  if (options.json) {
    for (const bytes of stored) terminal.out(`${bytesToUtf8(bytes)}\n`);
    return;
  }
  const rows = Array.from(stored, (bytes) => {
    const event = parseEvent(bytes);
    return [
      event.at.slice(0, 16).replace('T', ' '),
      event.id.slice(0, SHORT_ID_DIGITS),
      sentenceOf(event, session.state),
    ];
  });
  terminal.out(table(['When (UTC)', 'Id', 'What happened'], rows));
}
