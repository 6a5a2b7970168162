/** Four projects: pure core, the shell around it, and in a real Chromium the built page alone and the built app. */
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** `import path from './font.ttf?asset'` gives the path of the file, as electron-vite does in the build. */
const assetPath: Plugin = {
  name: 'asset-path',
  enforce: 'pre',
  load: (id) => (id.endsWith('?asset') ? `export default ${JSON.stringify(id.slice(0, -6))}` : null),
};

const SETUP = ['test/setup.ts'];

export default defineConfig({
  test: {
    // One more than vitest takes by itself: on two cores half of a run is waiting for processes and pages.
    maxWorkers: '100%',
    coverage: { provider: 'v8', include: ['{main,preload,renderer}/**/*.{ts,tsx}'], reporter: ['text-summary'] },
    projects: [
      {
        test: {
          name: 'core',
          setupFiles: SETUP,
          include: ['test/core/**/*.test.ts'],
          environment: 'node',
          isolate: false,
        },
      },
      {
        plugins: [assetPath],
        test: {
          name: 'shell',
          setupFiles: SETUP,
          include: ['test/{unpack,vault,sheets,cli,desktop,house,vectors,leaks,reader}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          server: { deps: { inline: [/\?asset$/] } },
        },
      },
      {
        test: {
          name: 'renderer',
          setupFiles: SETUP,
          include: ['test/{renderer,rescue}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [assetPath],
        test: {
          name: 'e2e',
          setupFiles: SETUP,
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          server: { deps: { inline: [/\?asset$/] } },
        },
      },
    ],
  },
});
