/** Every session refuses every permission, download and request that is not of our scheme; ours live in memory only. */
import { app, type Session, session } from 'electron';
import { noteGuard } from './app/guards.ts';
import { isOwnBlob, isOwnUrl, SCHEME } from './scheme.ts';
import { type ServedFiles, serveFile } from './served-files.ts';

function harden(opened: Session): void {
  opened.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false);
  });
  opened.setPermissionCheckHandler(() => false);
  opened.setDevicePermissionHandler(() => false);
  opened.setDisplayMediaRequestHandler((_request, callback) => {
    callback({});
  });
  opened.setBluetoothPairingHandler((_details, callback) => {
    callback({ confirmed: false });
  });
  opened.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  noteGuard('permissions', opened);
  // Before the checker is switched off it may already have asked for a dictionary: let it ask us.
  opened.setSpellCheckerDictionaryDownloadURL(`${SCHEME}://none/`);
  opened.setSpellCheckerEnabled(false);
  opened.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, callback) => {
    callback({ cancel: !isOwnUrl(url) && !isOwnBlob(url) });
  });
  noteGuard('requests', opened);
  opened.on('will-download', (event) => {
    event.preventDefault();
  });
}

/** For every session that ever comes to be, the default one included. Call before `ready`. */
export function hardenSessions(): void {
  app.on('session-created', harden);
}

/** The session of the window: in memory, without a cache, and the only one whose scheme leads to the app. */
export function openVaultSession(files: ServedFiles): Session {
  const opened = session.fromPartition('vault', { cache: false });
  opened.protocol.handle(SCHEME, (request) => serveFile(files, request));
  return opened;
}

/** The session of pages to be printed: in memory, without a cache, and its scheme leads to those pages alone. */
export function openPrintSession(
  answer: (request: { readonly url: string; readonly method: string }) => Response,
): Session {
  const opened = session.fromPartition('print', { cache: false });
  opened.protocol.handle(SCHEME, answer);
  return opened;
}
