/** Chromium's switches against every way to a network that has one. They count only before `ready`. */
import { app } from 'electron';
import { WEBRTC_POLICY } from './app/guards.ts';

/** Empty where the name alone says it. */
const SWITCHES = {
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'no-proxy-server': '',
  'force-webrtc-ip-handling-policy': WEBRTC_POLICY,
  'no-pings': '',
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'disable-sync': '',
} as const;

export function appendSwitches(): void {
  for (const [name, value] of Object.entries(SWITCHES)) {
    if (value === '') app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
}

/** Whether the command line of the running app has the switch with our value, whoever else wrote to it. */
export function hasOwnSwitch(name: keyof typeof SWITCHES): boolean {
  return app.commandLine.hasSwitch(name) && app.commandLine.getSwitchValue(name) === SWITCHES[name];
}
