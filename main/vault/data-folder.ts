/** Where app and command line keep what is not in the vault: last-seen marks and openings that could not be recorded. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** `COLDKEEP_DATA_DIR`, else the folder that the system keeps for it. */
export function dataFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string {
  const own = env['COLDKEEP_DATA_DIR'];
  if (own) return own;
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Coldkeep');
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Coldkeep');
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'coldkeep');
}
