/** Stand-in for `electron.session`, `electron.protocol`, and the path of a request through both. */
import type * as Electron from 'electron';
import type { AskedRequest, PermissionAnswers, Served } from '../sides.ts';
import { appEvents } from './app.ts';
import { KnownEvents, standIn } from './stand-in.ts';
import { ready } from './state.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;

interface Opened {
  readonly partition: string;
  readonly session: Electron.Session;
  readonly handlers: Map<string, Handler>;
  /** One listener per event and session, as in Electron: a later one replaces it. */
  beforeRequest: BeforeRequest | null;
  readonly permissions: {
    request: Parameters<Electron.Session['setPermissionRequestHandler']>[0];
    check: Parameters<Electron.Session['setPermissionCheckHandler']>[0];
    device: Parameters<Electron.Session['setDevicePermissionHandler']>[0];
  };
}

const opened = new Map<string, Opened>();
const schemes = new Set<string>();
let requests = 0;

const resourceTypes: Readonly<Record<string, Electron.OnBeforeRequestListenerDetails['resourceType']>> = {
  stylesheet: 'stylesheet',
  script: 'script',
  image: 'image',
  font: 'font',
  fetch: 'xhr',
  xhr: 'xhr',
  ping: 'ping',
  cspviolationreport: 'cspReport',
  media: 'media',
  websocket: 'webSocket',
};

function open(partition: string): Opened {
  const known = opened.get(partition);
  if (known !== undefined) return known;
  const webRequest = {
    onBeforeRequest: (filter: Electron.WebRequestFilter | BeforeRequest | null, listener?: BeforeRequest | null) => {
      const isWide = typeof filter === 'object' && filter?.urls?.join() === '<all_urls>';
      if (!isWide || listener === undefined) throw new Error("The stand-in host knows the filter ['<all_urls>'] only.");
      made.beforeRequest = listener;
    },
  };
  const protocol = {
    handle: (scheme, handler) => {
      if (!schemes.has(scheme)) throw new Error(`The scheme ${scheme} was not registered before ready.`);
      if (made.handlers.has(scheme)) throw new Error(`The scheme ${scheme} is handled already.`);
      made.handlers.set(scheme, handler);
    },
  } satisfies Pick<Electron.Protocol, 'handle'>;
  const members = {
    webRequest: standIn<Electron.WebRequest>('session.webRequest', webRequest),
    protocol: standIn<Electron.Protocol>('session.protocol', protocol),
    isPersistent: () => partition === '' || partition.startsWith('persist:'),
    setProxy: () => Promise.resolve(),
    setPermissionRequestHandler: (handler) => {
      made.permissions.request = handler;
    },
    setPermissionCheckHandler: (handler) => {
      made.permissions.check = handler;
    },
    setDevicePermissionHandler: (handler) => {
      made.permissions.device = handler;
    },
    setDisplayMediaRequestHandler: () => undefined,
    setBluetoothPairingHandler: () => undefined,
    setUSBProtectedClassesHandler: () => undefined,
    setSpellCheckerEnabled: () => undefined,
    setSpellCheckerDictionaryDownloadURL: () => undefined,
  } satisfies Partial<Electron.Session>;
  const made: Opened = {
    partition,
    session: standIn('session', Object.assign(new KnownEvents('session', ['will-download']), members)),
    handlers: new Map(),
    beforeRequest: null,
    permissions: { request: null, check: null, device: null },
  };
  opened.set(partition, made);
  appEvents.emit('session-created', made.session);
  return made;
}

/** Electron makes the default session just before `ready`. */
export function createDefaultSession(): void {
  open('');
}

export function partitionOf(session: Electron.Session | undefined): string {
  return [...opened.values()].find((candidate) => candidate.session === session)?.partition ?? '';
}

export const session: typeof Electron.session = standIn('session', {
  get defaultSession() {
    return open('').session;
  },
  fromPartition: (partition) => {
    if (!ready.is()) throw new Error('Session can only be received when app is ready');
    return open(partition).session;
  },
} satisfies Pick<typeof Electron.session, 'defaultSession' | 'fromPartition'>);

export const protocol: Electron.Protocol = standIn('protocol', {
  registerSchemesAsPrivileged: (custom) => {
    if (ready.is()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme } of custom) schemes.add(scheme);
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>);

function isCancelled(asked: AskedRequest, listener: BeforeRequest): Promise<boolean> {
  requests += 1;
  const details = {
    id: requests,
    url: asked.url,
    method: asked.method,
    referrer: '',
    timestamp: 0,
    uploadData: [],
    resourceType: resourceTypes[asked.resourceType] ?? 'other',
  } satisfies Electron.OnBeforeRequestListenerDetails;
  return new Promise((resolve) => {
    listener(details, (response) => {
      resolve(response.cancel === true);
    });
  });
}

/** First `webRequest`, then the scheme's own handler; a scheme that nobody handles goes nowhere. */
export async function serve(partition: string, asked: AskedRequest): Promise<Served> {
  const { beforeRequest, handlers } = open(partition);
  if (beforeRequest !== null && (await isCancelled(asked, beforeRequest))) return { refused: true };
  const handler = handlers.get(new URL(asked.url).protocol.slice(0, -1));
  if (handler === undefined) return { refused: true };
  const request = new Request(asked.url, { method: asked.method, headers: { ...asked.headers } });
  // Electron types it with the DOM's own Request; Node's is the same class by name and shape.
  const response: Response = await Reflect.apply(handler, undefined, [request]);
  return {
    refused: false,
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

/** Asks the handlers of every session; where there is none, Electron grants. */
export async function askPermissions(permission: string): Promise<readonly PermissionAnswers[]> {
  const asked = [...opened.values()].map(async ({ partition, permissions: { request, check, device } }) => ({
    partition,
    isChecked: check === null || Reflect.apply(check, undefined, [null, permission, '', {}]) === true,
    isGranted: await new Promise<boolean>((resolve) => {
      if (request === null) resolve(true);
      else Reflect.apply(request, undefined, [null, permission, resolve, {}]);
    }),
    isDeviceAllowed: device === null || Reflect.apply(device, undefined, [{}]) === true,
  }));
  return Promise.all(asked);
}
