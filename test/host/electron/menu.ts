/** Stand-in for `electron.Menu`: nobody sees it, and tests choose from it by its words. */
import type * as Electron from 'electron';
import { refuseUnknown, standIn } from './stand-in.ts';

type Item = Electron.MenuItemConstructorOptions | Electron.MenuItem;

const knownItem = ['id', 'label', 'role', 'type', 'accelerator', 'click', 'submenu', 'enabled', 'visible'];
const templates = new WeakMap<Electron.Menu, readonly Item[]>();
let applicationMenu: readonly Item[] | null = null;

function checkItems(items: readonly Item[]): void {
  for (const item of items) {
    refuseUnknown('MenuItem', item, knownItem);
    if (Array.isArray(item.submenu)) checkItems(item.submenu);
  }
}

export const Menu: typeof Electron.Menu = standIn('Menu', {
  buildFromTemplate: (template) => {
    checkItems(template);
    const menu = standIn<Electron.Menu>('menu', {});
    templates.set(menu, template);
    return menu;
  },
  setApplicationMenu: (menu) => {
    applicationMenu = menu === null ? null : (templates.get(menu) ?? null);
  },
} satisfies Pick<typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu'>);

function itemAt(path: readonly string[]): Item {
  let items: readonly Item[] = applicationMenu ?? [];
  let found: Item | undefined;
  for (const label of path) {
    found = items.find((item) => item.label === label);
    items = Array.isArray(found?.submenu) ? found.submenu : [];
  }
  if (found === undefined) throw new Error(`There is no ${path.join(' > ')} in the menu of the app.`);
  return found;
}

/** Chooses an item by the labels that lead to it. What Electron does by itself for a role is not done here. */
export function chooseFromMenu(path: readonly string[]): void {
  const { click } = itemAt(path);
  if (typeof click !== 'function') throw new Error(`${path.join(' > ')} is done by the system.`);
  Reflect.apply(click, undefined, []);
}
