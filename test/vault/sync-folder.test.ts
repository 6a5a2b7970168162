/** Folders that lie on other computers as well, told by their names. */
import { describe, expect, test } from 'vitest';
import { syncServiceOf } from '../../main/vault/sync-folder.ts';

describe('a file that other computers get as well', () => {
  test.each([
    ['/home/sam/Dropbox/codes.txt', 'Dropbox'],
    ['/home/sam/Dropbox (Personal)/a/b/codes.txt', 'Dropbox'],
    ['C:\\Users\\sam\\OneDrive\\codes.txt', 'OneDrive'],
    ['C:\\Users\\sam\\OneDrive - Acme Corp\\Documents\\codes.txt', 'OneDrive'],
    ['/Users/sam/Library/Mobile Documents/com~apple~CloudDocs/codes.txt', 'iCloud Drive'],
    ['/Users/sam/Library/CloudStorage/GoogleDrive-sam@example.com/My Drive/codes.txt', 'Google Drive'],
    ['/Users/sam/Library/CloudStorage/Egnyte-acme/codes.txt', 'Egnyte-acme'],
    ['G:\\My Drive\\codes.txt', 'Google Drive'],
    ['/home/sam/Nextcloud/codes.txt', 'Nextcloud'],
    ['/home/sam/nextcloud-work/codes.txt', 'Nextcloud'],
  ])('%s', (path, service) => {
    expect(syncServiceOf(path)).toBe(service);
  });
});

describe('a file that lies here alone, as far as names tell', () => {
  test.each([
    'codes.txt',
    '/home/sam/Downloads/codes.txt',
    // The last part is the file's own name.
    '/home/sam/Dropbox',
    '/home/sam/dropboxes/codes.txt',
    '/home/sam/mydropbox/codes.txt',
  ])('%s', (path) => {
    expect(syncServiceOf(path)).toBeNull();
  });
});
