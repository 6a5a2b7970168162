/** Stand-in for `ipcMain`, and the way of a message from a frame to the app's handler. */
import type * as Electron from 'electron';
import type { FrameFacts } from '../sides.ts';
import { KnownEvents, type Listener, standIn } from './stand-in.ts';
import { type Opened, opened } from './window.ts';

type InvokeHandler = Parameters<Electron.IpcMain['handle']>[1];
const invokeHandlers = new Map<string, InvokeHandler>();

class HostIpcMain extends KnownEvents {
  /** Any channel may be listened to. */
  override on(channel: string | symbol, listener: Listener): this {
    this.addListener(channel, listener);
    return this;
  }
}

export const ipcMain: Electron.IpcMain = standIn(
  'ipcMain',
  Object.assign(new HostIpcMain('ipcMain', []), {
    handle: (channel, handler) => {
      if (invokeHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      invokeHandlers.set(channel, handler);
    },
  } satisfies Pick<Electron.IpcMain, 'handle'>),
);

function frameOf(window: Opened, frame: FrameFacts | null): Electron.WebFrameMain | null {
  if (frame === null) return null;
  if (frame.isMain && frame.url === window.mainFrame.url) return window.mainFrame;
  return standIn<Electron.WebFrameMain>('webFrameMain', {
    url: frame.url,
    parent: frame.isMain ? null : window.mainFrame,
  });
}

function ipcEvent(id: number, frame: FrameFacts | null): object {
  const window = opened(id);
  return { type: 'frame', sender: window.contents, senderFrame: frameOf(window, frame), frameId: 1, processId: 1 };
}

export async function invoke(
  id: number,
  frame: FrameFacts | null,
  channel: string,
  args: readonly unknown[],
): Promise<unknown> {
  const handler = invokeHandlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  return structuredClone(await Reflect.apply(handler, undefined, [ipcEvent(id, frame), ...args]));
}

export function send(id: number, frame: FrameFacts | null, channel: string, args: readonly unknown[]): void {
  ipcMain.emit(channel, ipcEvent(id, frame), ...args);
}
