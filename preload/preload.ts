/** Puts `window.vault` into the page: one function per call, and never a channel name or an event of Electron's. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Unsubscribe, VaultApi } from './contract.ts';

function subscribe<T>(channel: string, listener: (value: T) => void): Unsubscribe {
  const heard = (_event: unknown, value: T): void => {
    listener(value);
  };
  ipcRenderer.on(channel, heard);
  return () => {
    ipcRenderer.removeListener(channel, heard);
  };
}

contextBridge.exposeInMainWorld('vault', {
  appInfo: () => ipcRenderer.invoke('appInfo'),
  chosenVault: () => ipcRenderer.invoke('chosenVault'),
  chooseVault: () => ipcRenderer.invoke('chooseVault'),
  unlock: (secret) => ipcRenderer.invoke('unlock', secret),
  cancelUnlock: () => ipcRenderer.invoke('cancelUnlock'),
  lock: () => ipcRenderer.invoke('lock'),
  onProgress: (listener) => subscribe('progress', listener),
  onLocked: (listener) => subscribe('locked', listener),
} satisfies VaultApi);
