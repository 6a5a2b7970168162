/** Every wall between the layers holds: what must not be written there is refused by the compiler or the linter (architecture.md, "The house"). */
import { beforeAll, describe, expect, test } from 'vitest';
import { judgeFixtures, listFixtures, type Verdicts } from './verdicts.ts';

const imports = 'lint/style/noRestrictedImports';
const globals = 'lint/style/noRestrictedGlobals';

/** One line per forbidden thing: the verdict that has to be among those that its fixture gets. */
const forbidden: Readonly<Record<string, string>> = {
  'main/core/buffer.ts': 'TS2591',
  'main/core/cli.ts': imports,
  'main/core/console.ts': 'TS2584',
  'main/core/contract.ts': imports,
  'main/core/crypto.ts': 'TS2304',
  'main/core/date-now.ts': globals,
  'main/core/deep/vault.ts': imports,
  'main/core/desktop.ts': imports,
  'main/core/document.ts': 'TS2584',
  'main/core/fetch.ts': 'TS2304',
  'main/core/global-this.ts': globals,
  'main/core/math-random.ts': 'plugin: "randomness comes in with the command"',
  'main/core/new-date.ts': globals,
  'main/core/node-fs.ts': 'TS2591',
  'main/core/node-fs-promises.ts': 'TS2591',
  'main/core/packages/commander.ts': imports,
  'main/core/packages/electron.ts': imports,
  'main/core/packages/libsodium.ts': imports,
  'main/core/process.ts': 'TS2591',
  'main/core/renderer.ts': imports,
  'main/core/set-timeout.ts': 'TS2304',
  'main/core/sheets.ts': imports,
  'main/core/text-encoder.ts': 'TS2304',
  'main/core/vault.ts': imports,
  'main/cli/electron.ts': imports,
  'main/cli/fetch.ts': globals,
  'main/cli/net.ts': imports,
  'main/cli/node-net.ts': imports,
  'main/cli/renderer.ts': imports,
  'main/desktop/fetch.ts': globals,
  'main/desktop/net.ts': imports,
  'main/desktop/node-net.ts': imports,
  'main/desktop/renderer.ts': imports,
  'main/vault/dynamic-net.ts': imports,
  'main/vault/electron.ts': imports,
  'main/vault/fetch.ts': globals,
  'main/vault/net.ts': imports,
  'main/vault/node-dgram.ts': imports,
  'main/vault/node-dns.ts': imports,
  'main/vault/node-dns-promises.ts': imports,
  'main/vault/node-fs.ts': imports,
  'main/vault/node-http.ts': imports,
  'main/vault/node-http2.ts': imports,
  'main/vault/node-https.ts': imports,
  'main/vault/node-net.ts': imports,
  'main/vault/node-tls.ts': imports,
  'main/vault/renderer.ts': imports,
  'main/vault/web-socket.ts': globals,
  'preload/node-net.ts': imports,
  'preload/renderer.ts': imports,
  'renderer/electron.ts': imports,
  'renderer/fetch.ts': globals,
  'renderer/main.ts': imports,
  'renderer/node-fs.ts': imports,
  'renderer/screens/Literal.tsx': 'lint/style/noJsxLiterals',
  'renderer/screens/main.ts': imports,
  'rescue/electron.ts': imports,
  'rescue/fetch.ts': globals,
  'rescue/local-storage.ts': globals,
  'rescue/node-fs.ts': imports,
  'rescue/noble.ts': imports,
  'rescue/renderer.ts': imports,
  'rescue/vault.ts': imports,
};

const allowed = [
  'main/core/clean.ts',
  'main/desktop/clean.ts',
  'main/vault/clean.ts',
  'renderer/clean.ts',
  'rescue/clean.ts',
];

let verdicts: Verdicts;

beforeAll(() => {
  verdicts = judgeFixtures();
}, 120_000);

test('every fixture is judged here', () => {
  expect([...Object.keys(forbidden), ...allowed].sort()).toEqual(listFixtures());
});

describe('refused', () => {
  test.each(Object.entries(forbidden))('%s', (path, verdict) => {
    expect(verdicts.get(path)).toContain(verdict);
  });
});

describe('allowed, so that a refusal means something', () => {
  test.each(allowed)('%s', (path) => {
    expect(verdicts.get(path)).toEqual([]);
  });
});
