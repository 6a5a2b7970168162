/** What the two processes of the stand-in host ask of each other. */

export interface FrameFacts {
  readonly url: string;
  readonly isMain: boolean;
}

export interface AskedRequest {
  readonly window: number;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly resourceType: string;
}

/** A refused request has no answer. */
export type Served =
  | { readonly refused: true }
  | {
      readonly refused: false;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    };

export interface WindowFacts {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly preload: string;
  readonly partition: string;
}

/** What an `openFile` dialog is asked for. */
export interface OpenDialogFacts {
  readonly title: string;
  readonly extensions: readonly string[];
}

/** True where a session would grant it. A device can be allowed apart from the permission. */
export interface PermissionAnswers {
  readonly partition: string;
  readonly isChecked: boolean;
  readonly isGranted: boolean;
  readonly isDeviceAllowed: boolean;
}

/** The event loop of main since it was last asked, in milliseconds. */
export interface EventLoopDelay {
  readonly maxMs: number;
  readonly meanMs: number;
  readonly p99Ms: number;
}

/** The process that runs the app's main, called by the one with the browser. */
export interface MainSide {
  ready(): Promise<void>;
  request(asked: AskedRequest): Promise<Served>;
  /** True where the app prevented it. */
  navigate(window: number, url: string, frame: FrameFacts): Promise<boolean>;
  /** True where the app allows it. */
  openWindow(window: number, url: string): Promise<boolean>;
  /** `frame` null: the frame is gone by the time the app looks. */
  invoke(window: number, frame: FrameFacts | null, channel: string, args: readonly unknown[]): Promise<unknown>;
  send(window: number, frame: FrameFacts | null, channel: string, args: readonly unknown[]): Promise<void>;
  loaded(window: number): Promise<void>;
  closed(window: number): Promise<void>;
  eventLoopDelay(): Promise<EventLoopDelay>;
  secondInstance(): Promise<void>;
  /** What each session answers when it is asked for a permission. */
  permissions(permission: string): Promise<readonly PermissionAnswers[]>;
  contentProtection(window: number): Promise<boolean>;
  quit(): Promise<void>;
}

/** The process with the browser, called by the one that runs the app's main. */
export interface BrowserSide {
  /** The main module has been evaluated; these are the switches it wants for Chromium. */
  evaluated(switches: readonly string[]): Promise<void>;
  createWindow(window: number, facts: WindowFacts): Promise<void>;
  load(window: number, url: string): Promise<void>;
  reload(window: number): Promise<void>;
  focus(window: number): Promise<void>;
  close(window: number): Promise<void>;
  deliver(window: number, channel: string, args: readonly unknown[]): Promise<void>;
  /** Paths that were chosen; empty for cancelled. */
  openDialog(window: number | null, facts: OpenDialogFacts): Promise<readonly string[]>;
  quitting(code: number): Promise<void>;
}
