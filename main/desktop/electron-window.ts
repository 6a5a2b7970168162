/** The window port over Electron: messages to the one window, and the system's dialogs as sheets of it. */
import { type BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron';
import type { FileQuestion, WindowPort } from './window-port.ts';

function filtersOf({ kinds }: FileQuestion): FileFilter[] {
  return kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
}

/** @param theWindow the window, or null while there is none. */
export function electronWindow(theWindow: () => BrowserWindow | null): WindowPort {
  const askToOpen = async (
    question: FileQuestion,
    properties: NonNullable<OpenDialogOptions['properties']>,
  ): Promise<readonly string[]> => {
    const window = theWindow();
    if (window === null) return [];
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: question.title,
      buttonLabel: question.button,
      filters: filtersOf(question),
      properties,
    });
    return canceled ? [] : filePaths;
  };

  return {
    tell: (event, ...told) => theWindow()?.webContents.send(event, ...told),
    askForFile: async (question) => (await askToOpen(question, ['openFile', 'dontAddToRecent']))[0] ?? null,
    askForFiles: (question) => askToOpen(question, ['openFile', 'multiSelections', 'dontAddToRecent']),
    askForFolder: async (question) =>
      (await askToOpen({ ...question, kinds: [] }, ['openDirectory', 'createDirectory', 'dontAddToRecent']))[0] ?? null,
    askForFolders: (question) =>
      askToOpen({ ...question, kinds: [] }, ['openDirectory', 'multiSelections', 'dontAddToRecent']),
    confirm: async ({ question, detail, yes, no }) => {
      const window = theWindow();
      if (window === null) return false;
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message: question,
        detail,
        buttons: [no, yes],
        // Enter and Escape keep things as they are.
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      });
      return response === 1;
    },
    askForPlace: async (question) => {
      const window = theWindow();
      if (window === null) return null;
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: question.title,
        buttonLabel: question.button,
        defaultPath: question.suggested,
        filters: filtersOf(question),
        properties: ['createDirectory', 'dontAddToRecent'],
      });
      return canceled || filePath === '' ? null : filePath;
    },
    reload: () => theWindow()?.webContents.reload(),
  };
}
