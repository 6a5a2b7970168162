/** Every web contents stays where it is: no other page, no second window, no frame of another origin, no webview. */
import { app, type WebContents } from 'electron';
import { noteGuard, WEBRTC_POLICY } from './app/guards.ts';
import { isOwnUrl } from './scheme.ts';

function harden(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy(WEBRTC_POLICY);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  noteGuard('navigation', contents);
}

/** For every web contents that ever comes to be. Call before `ready`. */
export function hardenContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    harden(contents);
  });
}
