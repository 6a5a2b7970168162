/** Each layer of "no network", asked of the running app at the moment of the question (electron.md 1.7; desktop.md, screen 8). */
import type { Session, WebContents } from 'electron';
import type { OfflineLayer } from '../../../preload/views/settings.ts';
import { hasGuard, WEBRTC_POLICY } from './guards.ts';

/** What is asked of a session and of what shows a page. */
export type AskedSession = Pick<Session, 'isPersistent'>;
export type AskedContents = Pick<WebContents, 'getWebRTCIPHandlingPolicy' | 'listenerCount'>;

export interface RunningParts {
  /** Every session that a page lives in, and the default one. */
  readonly sessions: readonly AskedSession[];
  /** The sessions that a page lives in. */
  readonly pageSessions: readonly AskedSession[];
  readonly contents: readonly AskedContents[];
  /** Whether Chromium was started with this switch as we append it. */
  readonly hasSwitch: (name: 'host-resolver-rules' | 'no-proxy-server' | 'force-webrtc-ip-handling-policy') => boolean;
  /** The content policy that the start page is served with now. */
  readonly servedPolicy: () => Promise<string>;
}

const NAVIGATIONS = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'] as const;

function keepsPages(policy: string): boolean {
  const directives = policy.split(';').map((directive) => directive.trim());
  return directives.includes("default-src 'none'") && directives.includes("connect-src 'self'");
}

/** Nothing to ask is no yes: an app without a page or a session answers false. */
function everyOne<T>(all: readonly T[], holds: (one: T) => boolean): boolean {
  return all.length > 0 && all.every(holds);
}

export async function askOfflineLayers(running: RunningParts): Promise<readonly OfflineLayer[]> {
  const { sessions, pageSessions, contents, hasSwitch, servedPolicy } = running;
  const active: Readonly<Record<OfflineLayer['layer'], boolean>> = {
    'content-policy': keepsPages(await servedPolicy()),
    requests: everyOne(sessions, (session) => hasGuard('requests', session)),
    resolver: hasSwitch('host-resolver-rules'),
    proxy: hasSwitch('no-proxy-server'),
    webrtc:
      hasSwitch('force-webrtc-ip-handling-policy') &&
      everyOne(contents, (each) => each.getWebRTCIPHandlingPolicy() === WEBRTC_POLICY),
    navigation: everyOne(
      contents,
      (each) => hasGuard('navigation', each) && NAVIGATIONS.every((name) => each.listenerCount(name) > 0),
    ),
    permissions: everyOne(sessions, (session) => hasGuard('permissions', session)),
    'memory-only': everyOne(pageSessions, (session) => !session.isPersistent()),
  };
  const names: readonly OfflineLayer['layer'][] = [
    'content-policy',
    'requests',
    'resolver',
    'proxy',
    'webrtc',
    'navigation',
    'permissions',
    'memory-only',
  ];
  return names.map((layer) => ({ layer, isActive: active[layer] }));
}
