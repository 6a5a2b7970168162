/** Folders that a program copies to other computers: what is deleted in one may stay there, and in its trash (desktop.md, "Import"). */

/** Names of folders by the service that keeps them, in lower case; a blank or a dash and more may follow, as in `OneDrive - Acme`. */
const SERVICES: readonly (readonly [folder: string, service: string])[] = [
  ['dropbox', 'Dropbox'],
  ['onedrive', 'OneDrive'],
  ['icloud drive', 'iCloud Drive'],
  ['iclouddrive', 'iCloud Drive'],
  ['mobile documents', 'iCloud Drive'],
  ['google drive', 'Google Drive'],
  ['googledrive', 'Google Drive'],
  ['my drive', 'Google Drive'],
  ['nextcloud', 'Nextcloud'],
  ['owncloud', 'ownCloud'],
  ['proton drive', 'Proton Drive'],
  ['protondrive', 'Proton Drive'],
  ['pcloud drive', 'pCloud'],
  ['pclouddrive', 'pCloud'],
  ['megasync', 'MEGA'],
  ['syncthing', 'Syncthing'],
  ['seafile', 'Seafile'],
  ['tresorit', 'Tresorit'],
  ['box sync', 'Box'],
];

/** Where macOS keeps the folders of all such services but its own: `~/Library/CloudStorage/OneDrive-Acme`. */
const CLOUD_STORAGE = 'cloudstorage';

function serviceOf(folder: string): string | null {
  const known = SERVICES.find(
    ([name]) => folder === name || folder.startsWith(`${name}-`) || folder.startsWith(`${name} `),
  );
  return known?.[1] ?? null;
}

/** The service that keeps a file in step with other computers, by the names of the folders above it; null where none is seen. */
export function syncServiceOf(path: string): string | null {
  const folders = path.split(/[\\/]+/).slice(0, -1);
  const known = folders.map((folder) => serviceOf(folder.toLowerCase())).find((service) => service !== null);
  const cloud = folders.findIndex((folder) => folder.toLowerCase() === CLOUD_STORAGE);
  return known ?? (cloud < 0 ? null : (folders[cloud + 1] ?? null));
}
