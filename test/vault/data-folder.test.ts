import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../main/vault/data-folder.ts';

describe('the data folder', () => {
  it.each([
    ['linux', {}, '/home/me/.local/share/coldkeep'],
    ['linux', { XDG_DATA_HOME: '/xdg' }, '/xdg/coldkeep'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/me/.local/share/coldkeep'],
    ['linux', { APPDATA: '/roaming' }, '/home/me/.local/share/coldkeep'],
    ['freebsd', {}, '/home/me/.local/share/coldkeep'],
    ['darwin', {}, '/home/me/Library/Application Support/Coldkeep'],
    ['darwin', { XDG_DATA_HOME: '/xdg' }, '/home/me/Library/Application Support/Coldkeep'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Coldkeep'],
    ['win32', { APPDATA: '' }, '/home/me/AppData/Roaming/Coldkeep'],
    ['win32', {}, '/home/me/AppData/Roaming/Coldkeep'],
    ['linux', { COLDKEEP_DATA_DIR: '/own', XDG_DATA_HOME: '/xdg' }, '/own'],
    ['darwin', { COLDKEEP_DATA_DIR: '/own' }, '/own'],
    ['win32', { COLDKEEP_DATA_DIR: '/own', APPDATA: '/roaming' }, '/own'],
    ['linux', { COLDKEEP_DATA_DIR: '' }, '/home/me/.local/share/coldkeep'],
  ])('on %s with %j is %s', (platform, env, expected) => {
    expect(dataFolder(env, platform, '/home/me').replaceAll('\\', '/')).toBe(expected);
  });
});
