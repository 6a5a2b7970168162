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
  settings: () => ipcRenderer.invoke('settings'),
  changeSettings: (change) => ipcRenderer.invoke('changeSettings', change),
  offlineLayers: () => ipcRenderer.invoke('offlineLayers'),
  reportActivity: () => ipcRenderer.invoke('reportActivity'),
  recentVaults: () => ipcRenderer.invoke('recentVaults'),
  chooseRecent: (id) => ipcRenderer.invoke('chooseRecent', id),
  forgetRecent: (id) => ipcRenderer.invoke('forgetRecent', id),
  chosenVault: () => ipcRenderer.invoke('chosenVault'),
  chooseVault: () => ipcRenderer.invoke('chooseVault'),
  chooseNewVault: () => ipcRenderer.invoke('chooseNewVault'),
  offerPassphrase: () => ipcRenderer.invoke('offerPassphrase'),
  createVault: (passphrase) => ipcRenderer.invoke('createVault', passphrase),
  recoveryKeyShownOnce: () => ipcRenderer.invoke('recoveryKeyShownOnce'),
  saveRecoveryKey: () => ipcRenderer.invoke('saveRecoveryKey'),
  forgetRecoveryKey: () => ipcRenderer.invoke('forgetRecoveryKey'),
  unlock: (secret) => ipcRenderer.invoke('unlock', secret),
  cancel: () => ipcRenderer.invoke('cancel'),
  lock: () => ipcRenderer.invoke('lock'),
  showAccount: (account) => ipcRenderer.invoke('showAccount', account),
  log: (query) => ipcRenderer.invoke('log', query),
  exportLog: () => ipcRenderer.invoke('exportLog'),
  reveal: (set, number) => ipcRenderer.invoke('reveal', set, number),
  revealUnrecorded: (set, number) => ipcRenderer.invoke('revealUnrecorded', set, number),
  keepShowing: () => ipcRenderer.invoke('keepShowing'),
  hideCode: () => ipcRenderer.invoke('hideCode'),
  copyCode: () => ipcRenderer.invoke('copyCode'),
  clearClipboard: () => ipcRenderer.invoke('clearClipboard'),
  markCode: (set, number, outcome) => ipcRenderer.invoke('markCode', set, number, outcome),
  undo: (outcome) => ipcRenderer.invoke('undo', outcome),
  changeSetState: (set, to) => ipcRenderer.invoke('changeSetState', set, to),
  readDrafts: (files) => ipcRenderer.invoke('readDrafts', files),
  chooseFiles: () => ipcRenderer.invoke('chooseFiles'),
  compareDraft: (draft, index) => ipcRenderer.invoke('compareDraft', draft, index),
  predecessors: (service, label, account) => ipcRenderer.invoke('predecessors', service, label, account),
  storeDrafts: (decisions) => ipcRenderer.invoke('storeDrafts', decisions),
  dropDrafts: () => ipcRenderer.invoke('dropDrafts'),
  sheets: () => ipcRenderer.invoke('sheets'),
  previewSheet: (order) => ipcRenderer.invoke('previewSheet', order),
  endPreview: () => ipcRenderer.invoke('endPreview'),
  savePdf: (order) => ipcRenderer.invoke('savePdf', order),
  printSheet: (order) => ipcRenderer.invoke('printSheet', order),
  challenge: (copy) => ipcRenderer.invoke('challenge', copy),
  answerChallenge: (answers) => ipcRenderer.invoke('answerChallenge', answers),
  endChallenge: () => ipcRenderer.invoke('endChallenge'),
  placeCopy: (copy, place, seal) => ipcRenderer.invoke('placeCopy', copy, place, seal),
  endCopy: (copy, reason) => ipcRenderer.invoke('endCopy', copy, reason),
  destroyPlaintext: (file) => ipcRenderer.invoke('destroyPlaintext', file),
  onProgress: (listener) => subscribe('progress', listener),
  onRows: (listener) => subscribe('rows', listener),
  onCountdowns: (listener) => subscribe('countdowns', listener),
  onHidden: (listener) => subscribe('hidden', listener),
  onLocked: (listener) => subscribe('locked', listener),
  onMenu: (listener) => subscribe('menu', listener),
} satisfies VaultApi);
