/** Parts of the stand-in host that tests and `npm start` lean on: the menu, and questions on the terminal. */
import { homedir } from 'node:os';
import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import { chooseFromMenu, Menu } from '../host/electron/menu.ts';
import { askForPlace, askQuestion } from '../host/place-question.ts';

describe('the menu', () => {
  const chosen: string[] = [];
  beforeEach(() => {
    chosen.length = 0;
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([
        { role: 'editMenu', label: 'Edit' },
        { label: 'Vault', submenu: [{ label: 'Print', click: () => chosen.push('print') }] },
      ]),
    );
  });

  test('an item is chosen by the labels that lead to it', () => {
    chooseFromMenu(['Vault', 'Print']);
    expect(chosen).toEqual(['print']);
  });

  test.each([[['Vault', 'Import']], [['Print']], [['Edit', 'Vault', 'Print']], [[]]])('%j is not there', (path) => {
    expect(() => chooseFromMenu(path)).toThrow('There is no');
  });

  test('what Electron does for a role is not done here, and said', () => {
    expect(() => chooseFromMenu(['Edit'])).toThrow('by the system');
  });

  test('without a menu there is nothing to choose', () => {
    Menu.setApplicationMenu(null);
    expect(() => chooseFromMenu(['Vault', 'Print'])).toThrow('There is no Vault > Print');
  });

  test('a field that it does not know is refused', () => {
    expect(() => Menu.buildFromTemplate([{ label: 'Vault', toolTip: 'x' }])).toThrow('MenuItem.toolTip');
  });
});

describe('where a new file goes', () => {
  const facts = {
    title: 'Save the sheet',
    button: 'Save',
    extensions: ['pdf'],
    suggested: 'sheet.pdf',
    isMany: false,
    isFolder: false,
  };

  async function ask(typed: string, isTerminal = true): Promise<readonly [string | null, string]> {
    const [input, output] = [new PassThrough(), new PassThrough()];
    input.end(typed);
    const path = await askForPlace(facts, { input, output, isTerminal });
    return [path, String(output.read() ?? '')];
  }

  test('is asked with the title and the name that was suggested', async () => {
    const [path, said] = await ask('/safe/sheet.pdf\n');
    expect(path).toBe('/safe/sheet.pdf');
    expect(said).toContain('Save the sheet: path for sheet.pdf');
  });

  test.each([
    ['~/sheet.pdf\n', `${homedir()}/sheet.pdf`],
    ['  /safe/my sheet.pdf  \n', '/safe/my sheet.pdf'],
    ['sheet.pdf\n', `${process.cwd()}/sheet.pdf`],
    ['\n', null],
    ['   \n', null],
    ['', null],
  ])('%j: %j', async (typed, expected) => {
    expect((await ask(typed))[0]).toBe(expected);
  });

  test('without a terminal is said, and counts as cancelled', async () => {
    const [path, said] = await ask('/safe/sheet.pdf\n', false);
    expect(path).toBeNull();
    expect(said).toContain('Nothing was saved');
  });
});

describe('a question with buttons', () => {
  const facts = {
    message: 'Delete this file?',
    detail: '/a/codes.txt',
    buttons: ['Keep it', 'Delete'],
    defaultId: 0,
    cancelId: 0,
  };

  async function ask(typed: string, isTerminal = true): Promise<readonly [number, string]> {
    const [input, output] = [new PassThrough(), new PassThrough()];
    input.end(typed);
    const place = await askQuestion(facts, { input, output, isTerminal });
    return [place, String(output.read() ?? '')];
  }

  test.each([
    ['2\n', 1],
    ['1\n', 0],
    ['3\n', 0],
    ['0\n', 0],
    ['yes\n', 0],
    ['\n', 0],
    ['', 0],
  ])('%j presses the button at %i', async (typed, place) => {
    const [pressed, said] = await ask(typed);
    expect(pressed).toBe(place);
    expect(said).toContain('Delete this file?\n/a/codes.txt\n1 Keep it, 2 Delete: ');
  });

  test('without a terminal is said, and changes nothing', async () => {
    const [pressed, said] = await ask('2\n', false);
    expect([pressed, said.includes('Nothing was done')]).toEqual([0, true]);
  });
});
