/** Each layer says no as soon as one thing that it stands for is missing. */
import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { type Guard, noteGuard, WEBRTC_POLICY } from '../../../main/desktop/app/guards.ts';
import {
  type AskedContents,
  type AskedSession,
  askOfflineLayers,
  type RunningParts,
} from '../../../main/desktop/app/offline-layers.ts';
import { responseHeaders } from '../../../main/desktop/content-policy.ts';
import type { OfflineLayer } from '../../../preload/views/settings.ts';

const NAVIGATIONS = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'];

function session(isPersistent: boolean, ...guards: readonly Guard[]): AskedSession {
  const made = { isPersistent: () => isPersistent };
  for (const guard of guards) noteGuard(guard, made);
  return made;
}

function contents({ policy = WEBRTC_POLICY, events = NAVIGATIONS, isNoted = true } = {}): AskedContents {
  const emitter = new EventEmitter();
  for (const event of events) emitter.on(event, () => undefined);
  const made = Object.assign(emitter, { getWebRTCIPHandlingPolicy: () => policy });
  if (isNoted) noteGuard('navigation', made);
  return made;
}

const guarded = (isPersistent: boolean): AskedSession => session(isPersistent, 'requests', 'permissions');

function whole(): RunningParts {
  const page = guarded(false);
  return {
    sessions: [guarded(true), page],
    pageSessions: [page],
    contents: [contents()],
    hasSwitch: () => true,
    servedPolicy: async () => responseHeaders('text/html', 'nonce')['content-security-policy'] ?? '',
  };
}

async function inactive(change: Partial<RunningParts>): Promise<readonly string[]> {
  const layers = await askOfflineLayers({ ...whole(), ...change });
  return layers.filter(({ isActive }) => !isActive).map(({ layer }) => layer);
}

test('all of them are active where everything is in place, each once', async () => {
  const layers = await askOfflineLayers(whole());
  expect(layers).toEqual(
    ['content-policy', 'requests', 'resolver', 'proxy', 'webrtc', 'navigation', 'permissions', 'memory-only'].map(
      (layer) => ({ layer, isActive: true }),
    ),
  );
});

describe('not active', () => {
  const policies: readonly string[] = [
    '',
    "default-src 'self'; connect-src 'self'",
    "default-src 'none'; connect-src 'self' https:",
    "default-src 'none'",
  ];
  test.each(policies)('content-policy: a page served with %j', async (policy) => {
    expect(await inactive({ servedPolicy: async () => policy })).toEqual(['content-policy']);
  });

  const sessions: readonly [string, AskedSession, readonly OfflineLayer['layer'][]][] = [
    ['one that blocks no requests', session(true, 'permissions'), ['requests']],
    ['one that has no say about permissions', session(true, 'requests'), ['permissions']],
  ];
  test.each(sessions)('sessions: %s', async (_name, one, expected) => {
    expect(await inactive({ sessions: [guarded(false), one] })).toEqual(expected);
  });

  test.each([
    ['host-resolver-rules', 'resolver'],
    ['no-proxy-server', 'proxy'],
    ['force-webrtc-ip-handling-policy', 'webrtc'],
  ])('without the switch %s: %s', async (missing, layer) => {
    expect(await inactive({ hasSwitch: (name) => name !== missing })).toEqual([layer]);
  });

  test('webrtc: a page with another policy', async () => {
    expect(await inactive({ contents: [contents(), contents({ policy: 'default' })] })).toEqual(['webrtc']);
  });

  test.each(NAVIGATIONS)('navigation: a page where nobody listens for %s', async (missing) => {
    const events = NAVIGATIONS.filter((event) => event !== missing);
    expect(await inactive({ contents: [contents({ events })] })).toEqual(['navigation']);
  });

  test('navigation: a page that no guard was noted for', async () => {
    expect(await inactive({ contents: [contents({ isNoted: false })] })).toEqual(['navigation']);
  });

  test('memory-only: a page whose session keeps something', async () => {
    expect(await inactive({ pageSessions: [guarded(false), guarded(true)] })).toEqual(['memory-only']);
  });

  test('nothing to ask is no yes', async () => {
    expect(await inactive({ sessions: [], pageSessions: [], contents: [] })).toEqual([
      'requests',
      'webrtc',
      'navigation',
      'permissions',
      'memory-only',
    ]);
  });
});
