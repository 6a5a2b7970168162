/** Stand-in for `electron.dialog`: the process with the browser has the answers. */
import type * as Electron from 'electron';
import { refuseUnknown, standIn } from './stand-in.ts';
import { browser } from './state.ts';

const knownOptions = ['title', 'defaultPath', 'filters', 'properties', 'buttonLabel'];

/** Both ways to call a dialog: with the window that it belongs to, or without one. */
function split<T extends object>(first: Electron.BaseWindow | T, second: T | undefined): readonly [number | null, T] {
  return second === undefined ? [null, first as T] : [(first as Electron.BaseWindow).id, second];
}

const extensionsOf = (filters: readonly Electron.FileFilter[] = []): readonly string[] =>
  filters.flatMap(({ extensions }) => extensions).filter((extension) => extension !== '*');

async function showOpenDialog(
  first: Electron.BaseWindow | Electron.OpenDialogOptions,
  second?: Electron.OpenDialogOptions,
): Promise<Electron.OpenDialogReturnValue> {
  const [window, options] = split(first, second);
  refuseUnknown('OpenDialogOptions', options, knownOptions);
  const properties: readonly string[] = options.properties ?? ['openFile'];
  const harmless = ['openFile', 'openDirectory', 'createDirectory', 'multiSelections', 'dontAddToRecent'];
  const unknown = properties.find((property) => !harmless.includes(property));
  if (unknown !== undefined) throw new Error(`The stand-in host does not know the property ${unknown} of a dialog.`);
  const filePaths = await browser().openDialog(window, {
    title: options.title ?? '',
    button: options.buttonLabel ?? '',
    extensions: extensionsOf(options.filters),
    suggested: options.defaultPath ?? null,
    isMany: properties.includes('multiSelections'),
    isFolder: properties.includes('openDirectory'),
  });
  return { canceled: filePaths.length === 0, filePaths: [...filePaths] };
}

async function showSaveDialog(
  first: Electron.BaseWindow | Electron.SaveDialogOptions,
  second?: Electron.SaveDialogOptions,
): Promise<Electron.SaveDialogReturnValue> {
  const [window, options] = split(first, second);
  refuseUnknown('SaveDialogOptions', options, knownOptions);
  const properties: readonly string[] = options.properties ?? [];
  const harmless = ['createDirectory', 'dontAddToRecent', 'showOverwriteConfirmation'];
  const unknown = properties.find((property) => !harmless.includes(property));
  if (unknown !== undefined) throw new Error(`The stand-in host does not know the property ${unknown} of a dialog.`);
  const filePath = await browser().saveDialog(window, {
    title: options.title ?? '',
    button: options.buttonLabel ?? '',
    extensions: extensionsOf(options.filters),
    suggested: options.defaultPath ?? null,
    isMany: false,
    isFolder: false,
  });
  return { canceled: filePath === null, filePath: filePath ?? '' };
}

const questionOptions = ['type', 'message', 'detail', 'buttons', 'defaultId', 'cancelId', 'noLink'];

async function showMessageBox(
  first: Electron.BaseWindow | Electron.MessageBoxOptions,
  second?: Electron.MessageBoxOptions,
): Promise<Electron.MessageBoxReturnValue> {
  const [window, options] = split(first, second);
  refuseUnknown('MessageBoxOptions', options, questionOptions);
  const { message, detail = '', buttons = ['OK'], defaultId = 0, cancelId = 0 } = options;
  const response = await browser().messageBox(window, { message, detail, buttons, defaultId, cancelId });
  return { response, checkboxChecked: false };
}

export const dialog: Electron.Dialog = standIn('dialog', {
  showOpenDialog,
  showSaveDialog,
  showMessageBox,
} satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>);
