/** The application menu: on macOS what text fields need there, elsewhere none. No reload, no developer tools, no links. */
import { Menu } from 'electron';
import { MESSAGES } from './messages.ts';

export function setMenu(platform: string): void {
  if (platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: MESSAGES.appName,
        submenu: [{ role: 'hide' }, { role: 'hideOthers' }, { type: 'separator' }, { role: 'quit' }],
      },
      { role: 'editMenu' },
    ]),
  );
}
