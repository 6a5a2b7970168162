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
  /** Null for a window without one. */
  readonly preload: string | null;
  readonly partition: string;
  readonly runsScripts: boolean;
}

/** What the app asks of the system's print dialog. */
export interface PrintFacts {
  readonly pageSize: 'A4' | 'Letter';
  readonly isSilent: boolean;
  readonly printsBackground: boolean;
}

/** What the user does in the dialog, or the printer. */
export type PrintAnswer = 'printed' | 'cancelled' | 'failed';

/** What a dialog for files says, and which files it shows. */
export interface DialogFacts {
  readonly title: string;
  readonly button: string;
  /** Without a dot; none: all files. */
  readonly extensions: readonly string[];
  /** Name or path that it begins with. */
  readonly suggested: string | null;
  /** Several files may be chosen at once. */
  readonly isMany: boolean;
  /** A folder is chosen and not a file. */
  readonly isFolder: boolean;
}

/** A question of the system with buttons. */
export interface QuestionFacts {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  /** Places of the buttons that Enter and Escape press. */
  readonly defaultId: number;
  readonly cancelId: number;
}

/** What is on the clipboard, by the names of the formats as the app gave them. */
export interface ClipboardFacts {
  readonly text: string | null;
  readonly formats: Readonly<Record<string, Uint8Array>>;
}

/** `write` and `read` fail aloud; `clear` does nothing and says nothing. */
export type ClipboardFailure = 'write' | 'read' | 'clear';

export type PowerEvent = 'lock-screen' | 'shutdown' | 'suspend' | 'user-did-resign-active';

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
  /** The app is started once more, with these arguments after its name. */
  secondInstance(args?: readonly string[], workingFolder?: string): Promise<void>;
  /** macOS: a file of ours was opened. True where the app took it. */
  openFile(path: string): Promise<boolean>;
  power(event: PowerEvent): Promise<void>;
  minimise(window: number): Promise<void>;
  isMinimised(window: number): Promise<boolean>;
  /** Chooses from the menu by the labels that lead to an item. */
  menu(path: readonly string[]): Promise<void>;
  clipboard(): Promise<ClipboardFacts>;
  /** Another program writes a text to the clipboard. */
  copyElsewhere(text: string): Promise<void>;
  /** From now on that fails; null: nothing does. */
  failClipboard(what: ClipboardFailure | null): Promise<void>;
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
  openDialog(window: number | null, facts: DialogFacts): Promise<readonly string[]>;
  /** The path of a file to be made; null for cancelled. */
  saveDialog(window: number | null, facts: DialogFacts): Promise<string | null>;
  /** The place of the button that was pressed. */
  messageBox(window: number | null, facts: QuestionFacts): Promise<number>;
  print(window: number, facts: PrintFacts): Promise<PrintAnswer>;
  showTheme(theme: 'system' | 'light' | 'dark'): Promise<void>;
  quitting(code: number): Promise<void>;
}
