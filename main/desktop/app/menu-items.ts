/** The items of the menu on macOS: what the app does, by the words of messages.ts, and what text fields need there. */
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuItem } from '../../../preload/contract.ts';
import { MESSAGES } from '../messages.ts';

type Items = MenuItemConstructorOptions[];

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** @param choose hears what the user asked for. */
export function menuItems(choose: (item: MenuItem) => void): Items {
  const words = MESSAGES.menu;
  const own = (item: MenuItem, accelerator?: string): MenuItemConstructorOptions => ({
    label: words[item],
    click: () => choose(item),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const appItems: Items = [
    own('about'),
    separator,
    own('settings', 'Cmd+,'),
    own('lock', 'Cmd+L'),
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    { role: 'quit' },
  ];
  const editItems: Items = [
    { role: 'undo' },
    { role: 'redo' },
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
  const vaultItems: Items = [own('search', 'Cmd+K'), own('import', 'Cmd+I'), own('print', 'Cmd+P')];
  return [
    { label: MESSAGES.appName, submenu: appItems },
    // Not the role `editMenu`: it brings speech and text substitution along.
    { label: words.edit, submenu: editItems },
    { label: words.vault, submenu: vaultItems },
    { role: 'window', label: words.window, submenu: [{ role: 'minimize' }, { role: 'zoom' }, { role: 'front' }] },
    { role: 'help', label: words.help, submenu: [own('keys')] },
  ];
}
