/** Builds rescue/ into one file, out/rescue/rescue.html: script and style inside, allowed by their hashes and nothing else. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;
/** Some 60 kB of it is the list of words. A page that grows beyond this has taken in what it does not need. */
const MOST_PAGE_BYTES = 256 * 1024;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The fonts of the app stay out: the page has those of the system. */
const systemFonts: Plugin = {
  name: 'system-fonts',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('.css') ? code.replaceAll(/@font-face\s*\{[^}]*\}/g, '') : null),
};

const onePage: Plugin = {
  name: 'one-page',
  enforce: 'post',
  generateBundle(_, bundle) {
    let script = '';
    let style = '';
    for (const [name, part] of Object.entries(bundle)) {
      if (part.type === 'chunk') script += part.code.trim();
      else if (name.endsWith('.css')) style += String(part.source).trim();
      else this.error(`the page would need ${name}`);
      delete bundle[name];
    }
    if (/<\/script|<!--/i.test(script) || /<\//.test(style)) this.error('the page would end its own script or style');
    const policy = [
      "default-src 'none'",
      `script-src ${hashOf(script)}`,
      `style-src ${hashOf(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; ');
    const parts: Readonly<Record<string, string>> = { POLICY: policy, STYLE: style, SCRIPT: script };
    const page = readFileSync(join(root, 'rescue/page.html'), 'utf8');
    const source = page.replaceAll(/\/\*(POLICY|STYLE|SCRIPT)\*\//g, (_all, name: string) => parts[name] ?? '');
    if (Buffer.byteLength(source) > MOST_PAGE_BYTES) this.error(`the page has ${Buffer.byteLength(source)} bytes`);
    this.emitFile({ type: 'asset', fileName: 'rescue.html', source });
  },
};

export default defineConfig({
  root,
  publicDir: false,
  plugins: [systemFonts, onePage],
  build: {
    outDir: join(root, 'out/rescue'),
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: {
      input: join(root, 'rescue/rescue.ts'),
      output: { format: 'iife', entryFileNames: 'rescue.js' },
    },
  },
});
