/** pdf.js ships no types for its worker; loading it is all that is asked of it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
