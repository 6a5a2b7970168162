/** The application menu: on macOS a whole one, elsewhere none, because the window has the keys. No reload, no developer tools, no links. */
import { Menu } from 'electron';
import type { MenuItem } from '../../preload/contract.ts';
import { menuItems } from './app/menu-items.ts';

/** @param choose hears what the user asked for; the window does it. */
export function setMenu(platform: string, choose: (item: MenuItem) => void): void {
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(menuItems(choose)) : null);
}
