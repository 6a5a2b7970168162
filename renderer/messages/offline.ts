/** Words on how the app is kept off every network: the layers, and what is left to the system. */
import type { OfflineLayer } from '../../preload/views/settings.ts';
import { number } from './intl.ts';

interface LayerWords {
  readonly name: string;
  readonly about: string;
}

export const layerWords: Readonly<Record<OfflineLayer['layer'], LayerWords>> = {
  'content-policy': {
    name: 'The window loads from itself only',
    about: 'Its content policy names no address but its own, and none to send anything to.',
  },
  requests: {
    name: 'Every other request is cancelled',
    about: 'Whatever asks for an address outside the app is stopped before it leaves.',
  },
  resolver: {
    name: 'No name becomes an address',
    about: 'The resolver answers “not found” to every name, so there is nothing to connect to.',
  },
  proxy: {
    name: 'No proxy is looked for',
    about: 'The settings of the system for proxies are not read.',
  },
  webrtc: {
    name: 'No connection between browsers',
    about: 'WebRTC, the one way around requests, is switched off.',
  },
  navigation: {
    name: 'The window leads nowhere else',
    about: 'No link, no form and no new window gets out of the app.',
  },
  permissions: {
    name: 'Every permission is refused',
    about: 'Camera, place, devices and the rest are answered with no.',
  },
  'memory-only': {
    name: 'The window keeps nothing on the disk',
    about: 'Its session lies in memory: no cache, no cookies, no history.',
  },
};

export const offlineWords = {
  title: 'No network',
  back: 'Back',
  about: 'Coldkeep never goes to a network. These layers hold it off, asked just now of the running app.',
  line: (active: number, all: number) => `No network, ${number(active)} of ${number(all)} layers active.`,
  count: (active: number, all: number) => `${number(active)} of ${number(all)} layers are active`,
  see: 'See them',
  layers: 'Layers',
  active: 'Active',
  inactive: 'Not active',
  someInactive: 'A layer is not active',
  someInactiveAbout:
    'The others still hold. Quit Coldkeep and start it again; if it stays so, do not rely on this computer.',
  checking: 'Asking the app',
  remains: 'What Coldkeep cannot hold back',
  remainsList: [
    'Printing goes through the system: a printer in the network gets the page over the network, and its queue may keep it.',
    'The clipboard belongs to the system: some systems share it with other computers.',
    'A folder that a sync program watches is sent by that program, the vault file with it. It is encrypted there as here.',
    'Inside the computer the parts of the app talk over local sockets; SECURITY.md lists them.',
  ],
} as const;
