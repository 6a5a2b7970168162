/** A saved web page, as text: struck codes marked, tables in columns; section 5 of the import facts. */
import { isEnteHtml, readEnteHtml } from '../authenticators/ente-html.ts';
import type { ContainerFile, Contents } from '../entry.ts';
import { readPage } from './html-text.ts';

const SNIFFED_BYTES = 4_096;
const CHARSET = /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})/i;

/** A {@link ContainerReader}: one text, and the address that the page was saved from. */
export async function readHtml({ bytes, text }: ContainerFile): Promise<Contents> {
  const html = decodePage(bytes, text);
  if (isEnteHtml(html)) return readEnteHtml(html);
  const page = readPage(html);
  const fields = [{ source: '', label: null, text: page.text }];
  return {
    entries: [{ title: '', addresses: page.addresses, account: null, fields, files: [] }],
    warnings: [],
    ignored: [],
  };
}

/** What the page says of its own encoding counts where the bytes are not Unicode anyway. */
export function decodePage(bytes: Uint8Array, decoded: string): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, SNIFFED_BYTES));
  const charset = CHARSET.exec(start)?.[1] ?? null;
  const isUnicode =
    charset === null || /^utf-?(?:8|16)/i.test(charset) || bytes[0] === 0xef || bytes[0] === 0xfe || bytes[0] === 0xff;
  return isUnicode ? decoded : (decodeAs(charset, bytes) ?? decoded);
}

/** Null for an encoding that is not known, and for bytes that are not in it but in UTF-8. */
export function decodeAs(charset: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return null;
  }
}
