/** Stand-in for `electron.dialog`: the process with the browser has the answers. */
import type * as Electron from 'electron';
import { refuseUnknown, standIn } from './stand-in.ts';
import { browser } from './state.ts';

async function showOpenDialog(
  first: Electron.BaseWindow | Electron.OpenDialogOptions,
  second?: Electron.OpenDialogOptions,
): Promise<Electron.OpenDialogReturnValue> {
  const options = second ?? (first as Electron.OpenDialogOptions);
  const window = second === undefined ? null : (first as Electron.BaseWindow).id;
  refuseUnknown('OpenDialogOptions', options, ['title', 'defaultPath', 'filters', 'properties', 'buttonLabel']);
  if (options.properties?.join() !== 'openFile')
    throw new Error("The stand-in host knows properties: ['openFile'] only.");
  const filePaths = await browser().openDialog(window, {
    title: options.title ?? '',
    extensions: options.filters?.[0]?.extensions ?? [],
  });
  return { canceled: filePaths.length === 0, filePaths: [...filePaths] };
}

export const dialog: Electron.Dialog = standIn('dialog', {
  showOpenDialog,
} satisfies Pick<Electron.Dialog, 'showOpenDialog'>);
