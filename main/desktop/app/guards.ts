/** Which guard was installed where, noted by whoever installed it, so that the window can say what is active here. */

/** Of WebRTC: nothing but through a proxy, and there is none. */
export const WEBRTC_POLICY = 'disable_non_proxied_udp';

/** What cannot be read back from Electron's objects. */
export type Guard = 'requests' | 'permissions' | 'navigation';

const installed = new WeakMap<object, Set<Guard>>();

/** @param on the session or web contents that it was installed on. Call after it was. */
export function noteGuard(guard: Guard, on: object): void {
  const known = installed.get(on) ?? new Set();
  installed.set(on, known.add(guard));
}

export function hasGuard(guard: Guard, on: object): boolean {
  return installed.get(on)?.has(guard) === true;
}
