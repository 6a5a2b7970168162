/** One window of the app as a page of Chromium: its two worlds, its requests, its navigations. */

import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { CDPSession, Page, Request, Route } from 'playwright-core';
import { createCodec } from './codec.ts';
import type { DialogFacts, FrameFacts, MainSide, PrintFacts, WindowFacts } from './sides.ts';

const codec = createCodec();
const ipcPath = '/.coldkeep-host';
const worldName = 'preload';

export interface Refused {
  readonly url: string;
  readonly type: string;
}

/** What the content policy of a page refused, as Chromium reports it. */
export interface Violation {
  readonly directive: string;
  readonly url: string;
}

interface Found {
  readonly main: MainSide;
  readonly refused: Refused[];
  readonly violations: Violation[];
}

/** `app://vault/x` is `https://vault.coldkeep.invalid/x` in this Chromium: a secure context with an origin, and no network. */
export function outerUrl(inner: string): string {
  const { protocol, host, pathname, search } = new URL(inner);
  if (protocol !== 'app:') throw new Error(`the host shows app: addresses, not ${protocol}`);
  return `https://${host}.coldkeep.invalid${pathname}${search}`;
}

const suffix = '.coldkeep.invalid';

/** The address as the app knows it; others stay as they are. */
export function innerUrl(outer: string): string {
  if (!URL.canParse(outer)) return outer;
  const url = new URL(outer);
  if (url.protocol !== 'https:' || !url.host.endsWith(suffix)) return outer;
  return `app://${url.host.slice(0, -suffix.length)}${url.pathname}${url.search}`;
}

async function sourceOf(name: 'isolatedWorld' | 'mainWorld'): Promise<string> {
  const file = name === 'isolatedWorld' ? './page/isolated-world.ts' : './page/main-world.ts';
  const module: unknown = await import(new URL(file, import.meta.url).href);
  const found: unknown = typeof module === 'object' && module !== null ? Reflect.get(module, name) : undefined;
  if (typeof found !== 'function') throw new Error(`${file} has no ${name}`);
  return String(found);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

export class WindowPage {
  readonly page: Page;
  readonly #id: number;
  readonly #found: Found;
  readonly #facts: WindowFacts;
  readonly #cdp: CDPSession;
  readonly #token = randomBytes(16).toString('hex');
  readonly #deliverName = `deliver_${randomBytes(8).toString('hex')}`;
  #world: number | null = null;
  /** The host's own next navigation, which asks nobody. */
  #expected: string | null = null;
  #mainFrameId = '';

  private constructor(id: number, found: Found, facts: WindowFacts, page: Page, cdp: CDPSession) {
    this.#id = id;
    this.#found = found;
    this.#facts = facts;
    this.page = page;
    this.#cdp = cdp;
  }

  static async open(id: number, found: Found, facts: WindowFacts, page: Page): Promise<WindowPage> {
    const cdp = await page.context().newCDPSession(page);
    const window = new WindowPage(id, found, facts, page, cdp);
    await window.#prepare();
    return window;
  }

  async #prepare(): Promise<void> {
    const { main, refused, violations } = this.#found;
    this.#cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const aux: unknown = context.auxData;
      if (context.name === worldName && isRecord(aux) && aux['frameId'] === this.#mainFrameId) this.#world = context.id;
    });
    const { frameTree } = await this.#cdp.send('Page.getFrameTree');
    this.#mainFrameId = frameTree.frame.id;
    await this.#cdp.send('Page.enable');
    await this.#cdp.send('Runtime.enable');
    this.#cdp.on('Audits.issueAdded', ({ issue }) => {
      const found = issue.details.contentSecurityPolicyIssueDetails;
      if (found !== undefined)
        violations.push({
          directive: found.violatedDirective,
          url: found.blockedURL ?? found.contentSecurityPolicyViolationType,
        });
    });
    await this.#cdp.send('Audits.enable');
    const { widthPx: width, heightPx: height, preload, runsScripts } = this.#facts;
    if (this.page.viewportSize() !== null) await this.page.setViewportSize({ width, height });
    if (!runsScripts) await this.#cdp.send('Emulation.setScriptExecutionDisabled', { value: true });
    if (preload !== null) await this.#injectWorlds(preload);
    await this.page.route('**/*', (route) => this.#answer(route));
    this.#cdp.on('Page.windowOpen', ({ url }) => {
      refused.push({ url: innerUrl(url), type: 'window' });
      main.openWindow(this.#id, innerUrl(url)).then((isAllowed) => {
        if (isAllowed) console.error('The stand-in host cannot open a second window for the page.');
      }, console.error);
    });
    // Chromium has made the window by now; Electron would have asked before.
    this.page.on('popup', (popup) => void popup.close());
    this.page.once('close', () => {
      main.closed(this.#id).catch(() => undefined);
    });
  }

  async #injectWorlds(source: string): Promise<void> {
    const preload = `(require, module, exports) => {\n${source}\n}`;
    const isolated = `(${await sourceOf('isolatedWorld')})({
      codec: (${String(createCodec)})(), path: ${JSON.stringify(ipcPath)}, token: ${JSON.stringify(this.#token)},
      deliverName: ${JSON.stringify(this.#deliverName)}, preload: ${preload} });`;
    const guard = `if (window.top === window && location.hostname.endsWith(${JSON.stringify(suffix)}))`;
    // The order counts: the isolated world listens for the port that the page's world then sends.
    await this.#cdp.send('Page.addScriptToEvaluateOnNewDocument', { worldName, source: `${guard} { ${isolated} }` });
    await this.#cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `${guard} { (${await sourceOf('mainWorld')})(); }`,
    });
  }

  async load(url: string): Promise<void> {
    this.#expected = url;
    await this.page.goto(outerUrl(url));
    await this.#found.main.loaded(this.#id);
  }

  async reload(): Promise<void> {
    this.#expected = innerUrl(this.page.url());
    this.#world = null;
    await this.page.reload();
    await this.#found.main.loaded(this.#id);
  }

  /** What a printer would get: the page as Chromium lays it out for print, on its own paper. */
  async printToPdf({ printsBackground }: PrintFacts): Promise<Uint8Array> {
    const { data } = await this.#cdp.send('Page.printToPDF', {
      printBackground: printsBackground,
      preferCSSPageSize: true,
    });
    return new Uint8Array(Buffer.from(data, 'base64'));
  }

  /** Chromium's own print dialog; what becomes of it is not told. */
  async showPrintDialog(): Promise<void> {
    await this.page.bringToFront();
    await this.#cdp.send('Runtime.evaluate', { expression: 'print()', awaitPromise: true });
  }

  /** `webContents.send`. A page that is just loading hears nothing, as in Electron. */
  async deliver(channel: string, args: readonly unknown[]): Promise<void> {
    if (this.#world === null) return;
    const text = JSON.stringify(codec.encode({ channel, args }));
    await this.#cdp
      .send('Runtime.evaluate', { contextId: this.#world, expression: `${this.#deliverName}(${text})` })
      .catch(() => undefined);
  }

  /** The paths behind the files that the user chooses in Chromium's own dialog; none when cancelled. */
  async chooseFiles({ extensions, isMany }: DialogFacts): Promise<readonly string[]> {
    const accept = extensions.map((extension) => `.${extension}`).join();
    const expression = `new Promise((resolve) => {
      const input = Object.assign(document.createElement('input'), { type: 'file', accept: ${JSON.stringify(accept)}, multiple: ${isMany} });
      input.addEventListener('change', () => resolve([...input.files]));
      input.addEventListener('cancel', () => resolve([]));
      input.click();
    })`;
    const world = this.#world === null ? {} : { contextId: this.#world };
    const { result } = await this.#cdp.send('Runtime.evaluate', {
      ...world,
      expression,
      awaitPromise: true,
      userGesture: true,
    });
    if (result.objectId === undefined) return [];
    const { result: properties } = await this.#cdp.send('Runtime.getProperties', {
      objectId: result.objectId,
      ownProperties: true,
    });
    const files = properties.flatMap(({ name, value }) =>
      /^\d+$/.test(name) && value?.objectId !== undefined ? [value.objectId] : [],
    );
    return Promise.all(files.map(async (objectId) => (await this.#cdp.send('DOM.getFileInfo', { objectId })).path));
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    try {
      if (request.isNavigationRequest() && (await this.#isPrevented(request))) {
        // An empty 204 leaves the page as it is; an abort would show Chromium's error page.
        this.#refuse(request);
        await route.fulfill({ status: 204 });
      } else if (new URL(request.url()).pathname === ipcPath) await this.#ipc(route, request);
      else await this.#serve(route, request);
    } catch (error) {
      if (!this.page.isClosed()) console.error(error);
    }
  }

  #refuse(request: Request): void {
    this.#found.refused.push({ url: innerUrl(request.url()), type: request.resourceType() });
  }

  async #isPrevented(request: Request): Promise<boolean> {
    const url = innerUrl(request.url());
    const frame = this.#frameOf(request);
    if (frame.isMain && url === this.#expected) {
      this.#expected = null;
      return false;
    }
    return this.#found.main.navigate(this.#id, url, frame);
  }

  #frameOf(request: Request): FrameFacts {
    const frame = request.frame();
    return { url: innerUrl(frame.url()), isMain: frame === this.page.mainFrame() };
  }

  async #serve(route: Route, request: Request): Promise<void> {
    const served = await this.#found.main.request({
      window: this.#id,
      url: innerUrl(request.url()),
      method: request.method(),
      headers: request.headers(),
      resourceType: request.resourceType(),
    });
    if (served.refused) {
      this.#refuse(request);
      await route.abort('blockedbyclient');
      return;
    }
    await route.fulfill({ status: served.status, headers: { ...served.headers }, body: Buffer.from(served.body) });
  }

  /** Only the preload's world knows the token: a page that finds the path is refused like any stranger. */
  async #ipc(route: Route, request: Request): Promise<void> {
    if (request.headers()['x-coldkeep-host'] !== this.#token) {
      this.#refuse(request);
      await route.abort('blockedbyclient');
      return;
    }
    const message = codec.decode(request.postData() ?? '');
    if (!isRecord(message) || !Array.isArray(message['args'])) throw new Error('not a message of the host');
    const { kind, channel, args } = message;
    const frame = this.#frameOf(request);
    let reply: object = {};
    if (kind === 'send') await this.#found.main.send(this.#id, frame, String(channel), args);
    else
      reply = await this.#found.main.invoke(this.#id, frame, String(channel), args).then(
        (value) => ({ value }),
        (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
      );
    await route.fulfill({ status: 200, contentType: 'application/json', body: codec.encode(reply) });
  }
}
