/** What About says of this build: version, what runs it, and its day, which the build writes in (electron.vite.config.ts). */
import type { AppInfo } from '../../../preload/views/settings.ts';

/** `YYYY-MM-DD`. Not there when the sources run unbuilt. */
declare const COLDKEEP_BUILT_ON: string;

/** @param version of the app, as its package says. */
export function buildFacts(version: string): Omit<AppInfo, 'ageDays'> {
  const { electron, chrome, node } = process.versions;
  return {
    version,
    versions: { electron: electron ?? '', chromium: chrome ?? '', node },
    builtOn: COLDKEEP_BUILT_ON,
  };
}
