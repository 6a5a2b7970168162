/** The clipboard of the system, with the marks that password managers put beside a secret (electron.md 2.1). */
import type { Clipboard, ClipboardItem } from 'electron';
import type { ClipboardPort } from './clipboard.ts';

type Payload = ConstructorParameters<typeof ClipboardItem>[0][string];

const marked = (format: string): string => `electron application/osclipboard;format="${format}"`;

/** What keeps a text out of histories, clouds and clipboard managers that ask. A DWORD of zero says no on Windows. */
function marksOf(platform: string): Readonly<Record<string, Payload>> {
  if (platform === 'darwin')
    return { [marked('org.nspasteboard.ConcealedType')]: '1', [marked('org.nspasteboard.TransientType')]: '1' };
  if (platform === 'win32')
    return {
      [marked('ExcludeClipboardContentFromMonitorProcessing')]: '1',
      [marked('CanIncludeInClipboardHistory')]: new Blob([new Uint8Array(4)]),
      [marked('CanUploadToCloudClipboard')]: new Blob([new Uint8Array(4)]),
    };
  return { [marked('x-kde-passwordManagerHint')]: 'secret' };
}

/** Electron's own two, of which a test has its own. */
interface Found {
  readonly clipboard: Pick<Clipboard, 'write' | 'readText' | 'clear'>;
  readonly ClipboardItem: typeof ClipboardItem;
}

/** @param platform whose marks go along; the keys of the item are ours alone, they are a way into the system. */
export function systemClipboard({ clipboard, ClipboardItem: Item }: Found, platform: string): ClipboardPort {
  return {
    writeSecret: (text) => clipboard.write([new Item({ 'text/plain': text, ...marksOf(platform) })]),
    readText: () => clipboard.readText(),
    clear: async () => clipboard.clear(),
  };
}
