/** The end of the app is held until what must not stay behind is gone: the open vault, and our text on the clipboard. */
import type { App } from 'electron';

/** @param finish settles when nothing is left to do; it is run once, and a failure of it ends the app as well. */
export function holdQuit(app: Pick<App, 'on' | 'quit'>, finish: () => Promise<unknown>): void {
  let isFinished = false;
  let isFinishing = false;
  app.on('will-quit', (event) => {
    if (isFinished) return;
    event.preventDefault();
    if (isFinishing) return;
    isFinishing = true;
    const quit = (): void => {
      isFinished = true;
      app.quit();
    };
    finish().then(quit, quit);
  });
}
