/** The menu on macOS: what the window can do, by its words, and nothing that opens a door. */
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { menuItems } from '../../../main/desktop/app/menu-items.ts';
import type { MenuItem } from '../../../preload/contract.ts';

const chosen: MenuItem[] = [];
const items = menuItems((item) => chosen.push(item));

const below = ({ submenu }: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] =>
  Array.isArray(submenu) ? submenu : [];
const all = items.flatMap((item) => [item, ...below(item)]);

test('menus in the order of macOS', () => {
  expect(items.map(({ label }) => label)).toEqual(['Coldkeep', 'Edit', 'Vault', 'Window', 'Help']);
});

describe('an item tells the window', () => {
  test.each<[string, string, MenuItem]>([
    ['Coldkeep', 'About Coldkeep', 'about'],
    ['Coldkeep', 'Settings…', 'settings'],
    ['Coldkeep', 'Lock the Vault', 'lock'],
    ['Vault', 'Search', 'search'],
    ['Vault', 'Import…', 'import'],
    ['Vault', 'Print…', 'print'],
    ['Help', 'Keyboard', 'keys'],
  ])('%s > %s: %s', (menu, label, expected) => {
    const item = items
      .filter((each) => each.label === menu)
      .flatMap(below)
      .find((each) => each.label === label);
    chosen.length = 0;
    Reflect.apply(item?.click ?? (() => undefined), undefined, []);
    expect(chosen).toEqual([expected]);
  });
});

test('nothing reloads, looks inside, zooms the page away or leads out of the app', () => {
  const roles = all.flatMap(({ role }) => (role === undefined ? [] : [role]));
  expect(roles.toSorted()).toEqual([
    'copy',
    'cut',
    'front',
    'help',
    'hide',
    'hideOthers',
    'minimize',
    'paste',
    'quit',
    'redo',
    'selectAll',
    'undo',
    'unhide',
    'window',
    'zoom',
  ]);
});
