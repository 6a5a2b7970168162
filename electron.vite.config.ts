/** Builds the three processes and the command line into `out/`, everything bundled: `out/` runs without node_modules. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { builtOn } from './build/built-on.ts';

/**
 * Commander imports two system modules for commands that are programs of their own, of which we have none. An import statement
 * makes Node read every export of them, streams and all, which is a third of the time that `coldkeep --help` takes; this way
 * they are read only by whoever uses them.
 */
const lateSystemModules: Plugin = {
  name: 'late-system-modules',
  transform: (code, id) =>
    id.includes('/node_modules/commander/')
      ? code.replaceAll(
          /^import (\w+) from '(node:(?:child_process|fs))';$/gm,
          "const $1 = globalThis.process.getBuiltinModule('$2');",
        )
      : null,
};

/**
 * pdf.js asks for a canvas as soon as it is loaded, and says on the console that there is none. Reading the text of a document
 * needs none (main/unpack/pages/pdf.ts).
 */
const withoutCanvas: Plugin = {
  name: 'without-canvas',
  transform: (code, id) =>
    id.includes('/node_modules/pdfjs-dist/') ? code.replaceAll('require("@napi-rs/canvas")', 'undefined') : null,
};

export default defineConfig({
  main: {
    plugins: [lateSystemModules, withoutCanvas],
    // main/desktop/app/build-facts.ts reads it.
    define: { COLDKEEP_BUILT_ON: JSON.stringify(builtOn(import.meta.dirname, process.env, Date.now())) },
    build: {
      externalizeDeps: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: {
          main: 'main/main.ts',
          cli: 'main/cli.ts',
          'kdf-worker': 'main/vault/kdf-worker.ts',
          'sheet-worker': 'main/sheets/sheet-worker.ts',
          'import-worker': 'main/unpack/import-worker.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    // main/desktop/content-policy.ts puts a fresh nonce in its place with every answer.
    html: { cspNonce: 'COLDKEEP-NONCE' },
    build: {
      rolldownOptions: { input: 'renderer/index.html' },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      minify: true,
      modulePreload: { polyfill: false },
    },
    plugins: [react()],
  },
});
