/** What can be done from anywhere in an open vault, by key or by the system's menu. */
import { useEffect } from 'react';
import type { MenuItem } from '../preload/contract.ts';
import { importStore } from './import-store.ts';
import { frameWords as words } from './messages/frame.ts';
import { places } from './place.ts';
import { answerToast, showToast } from './toasts.ts';
import { focusSearch } from './use-board-focus.ts';
import { type KeyMap, useKeys } from './use-keys.ts';
import { useCanWrite, vaultStore } from './use-vault.ts';

/** A code on show has the window to itself. */
export const isCodeOnShow = (): boolean => ['use', 'outcome'].includes(places.now().at);

function search(): void {
  if (places.now().at === 'board') focusSearch();
  else places.home('search');
}

function write(canWrite: boolean, act: () => void): void {
  if (!canWrite) showToast({ tone: 'stop', text: words.readOnly, detail: words.readOnlyMeans });
  else if (isCodeOnShow()) showToast({ tone: 'usual', text: words.finishCode, detail: words.finishCodeDetail });
  else act();
}

/** On the screen where it is chosen what is printed, the key is its own. */
const isPrintOnShow = (): boolean => places.now().at === 'print';

function print(): void {
  if (!isPrintOnShow()) places.go({ at: 'print', sets: [] });
}

/** @param showKeys opens the keyboard sheet. */
export function useCommands(showKeys: () => void): void {
  const canWrite = useCanWrite();
  const items: Readonly<Record<MenuItem, () => void>> = {
    lock: () => void vaultStore.lock(),
    search,
    import: () => write(canWrite, () => void importStore.choose()),
    print: () => write(canWrite, print),
    settings: () => places.go({ at: 'settings' }),
    keys: showKeys,
    about: () => places.go({ at: 'about' }),
  };
  const keys: KeyMap = {
    'mod+l': items.lock,
    '/': search,
    'mod+k': search,
    'mod+i': items.import,
    'mod+p': () => (isPrintOnShow() ? false : items.print()),
    '?': showKeys,
    z: answerToast,
    Escape: places.back,
  };
  useKeys(keys, true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the items do hangs on this alone
  useEffect(() => window.vault.onMenu((item) => items[item]()), [canWrite]);
}
