/** Loads pdf.js into this thread, on Node 20 and without the classes of a browser; reading text needs none of them. */

/** Names that pdf.js looks for when it is loaded, and speaks of on the console where it finds none. */
const OF_BROWSERS = ['DOMMatrix', 'Path2D', 'ImageData'] as const;

/** Puts a name where there is none; what the system has stays. */
function provide(owner: object, name: string, value: unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

/** What Node 22 has and pdf.js takes for granted. */
function provideNewer(): void {
  provide(Promise, 'withResolvers', () => {
    let [resolve, reject]: ((value: unknown) => void)[] = [];
    const promise = new Promise((done, failed) => {
      [resolve, reject] = [done, failed];
    });
    return { promise, resolve, reject };
  });
  provide(URL, 'parse', (address: string, base?: string) =>
    URL.canParse(address, base) ? new URL(address, base) : null,
  );
}

/** Its worker runs in this thread, too: pdf.js finds it by the name that it gives itself. */
export async function openPdfJs(): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> {
  for (const name of OF_BROWSERS) provide(globalThis, name, class {});
  provideNewer();
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}
