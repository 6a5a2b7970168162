/** Builds the three processes and the command line into `out/`, everything bundled: `out/` runs without node_modules. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: { main: 'main/main.ts', cli: 'main/cli.ts', 'kdf-worker': 'main/vault/kdf-worker.ts' },
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
