/** Settings of the app on this computer, and the way in to vaults. They hold nothing of a vault but the paths of recent ones. */

export interface Settings {
  /** Minutes without a key or a movement until the vault locks; 1 to 60. */
  readonly idleMinutes: number;
  readonly locksOnSleep: boolean;
  readonly locksWithSystem: boolean;
  readonly locksOnMinimise: boolean;
  /** Seconds that a code stays on show; 10 to 300. */
  readonly revealSeconds: number;
  readonly allowsClipboard: boolean;
  /** Seconds until the clipboard is cleared; 5 to 60. */
  readonly clipboardSeconds: number;
  readonly theme: 'system' | 'light' | 'dark';
  readonly hidesFromCapture: boolean;
  readonly keepsRecent: boolean;
}

export interface RecentVault {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  /** RFC 3339. */
  readonly openedAt: string;
  readonly isThere: boolean;
}

/** One layer of "no network", asked of the running app. */
export interface OfflineLayer {
  readonly layer:
    | 'content-policy'
    | 'requests'
    | 'resolver'
    | 'proxy'
    | 'webrtc'
    | 'navigation'
    | 'permissions'
    | 'memory-only';
  readonly isActive: boolean;
}

export interface AppInfo {
  readonly version: string;
  readonly versions: Readonly<Record<'electron' | 'chromium' | 'node', string>>;
  /** The day of the build, `YYYY-MM-DD`. */
  readonly builtOn: string;
  /** Days since then. */
  readonly ageDays: number;
}
