/** Who imports whom, read from the sources as they are: `core <- contract <- {preload, main, renderer}` and no other way. */
import { describe, expect, test } from 'vitest';
import { type Import, listImports } from './sources.ts';

const network = /^(node:)?(net|http|https|http2|tls|dgram|dns)(\/|$)/;
/** The contract of window and main: its calls, and the shapes that they carry. */
const contract = /^preload\/(contract|views\/[\w-]+)\.ts$/;
const said = ({ from, what }: Import): string => `${from} imports ${what}`;

describe('imports', () => {
  test('core: itself, noble, qr, the joining of shares, and lists of words', () => {
    const fine =
      /^(main\/core\/|@noble\/(ciphers|hashes)\/|(?:qr|shamir-secret-sharing)$|assets\/words\/[\w-]+\.json$)/;
    const found = listImports('main/core');
    expect(found.length).toBeGreaterThan(50);
    expect(found.filter(({ what }) => !fine.test(what)).map(said)).toEqual([]);
  });

  test('preload: Electron, and of main only types of core', () => {
    const found = listImports('preload');
    const isFine = ({ what, isType }: Import): boolean =>
      what === 'electron' || what.startsWith('preload/') || (isType && what.startsWith('main/core/'));
    expect(found.length).toBeGreaterThan(2);
    expect(found.filter((each) => !isFine(each)).map(said)).toEqual([]);
  });

  test('renderer: itself, types of the contract, and the four packages of the window', () => {
    const packages = ['react', 'react-dom', 'react-dom/client', 'react-aria-components', 'lucide-react'];
    const found = listImports('renderer');
    const isFine = ({ what, isType }: Import): boolean =>
      what.startsWith('renderer/') || packages.includes(what) || (isType && contract.test(what));
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter((each) => !isFine(each)).map(said)).toEqual([]);
  });

  test('main: of preload only the types of the contract, of renderer nothing', () => {
    const outward = listImports('main').filter(({ what }) => /^(preload|renderer|test)\//.test(what));
    expect(outward.length).toBeGreaterThan(0);
    expect(outward.filter(({ what, isType }) => !contract.test(what) || !isType).map(said)).toEqual([]);
  });

  test('rescue page: itself, core, and the colours of the app', () => {
    const found = listImports('rescue');
    const isFine = ({ what }: Import): boolean =>
      what.startsWith('rescue/') || what.startsWith('main/core/') || what === 'renderer/tokens.css';
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((each) => !isFine(each)).map(said)).toEqual([]);
  });

  test('Electron: only in main/desktop, main/main.ts and preload', () => {
    const found = ['main', 'preload', 'renderer'].flatMap(listImports).filter(({ what }) => what === 'electron');
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ from }) => !/^(main\/desktop\/|main\/main\.ts$|preload\/)/.test(from)).map(said)).toEqual(
      [],
    );
  });

  test('the network: nowhere', () => {
    const found = ['main', 'preload', 'renderer', 'rescue'].flatMap(listImports);
    expect(found.filter(({ what }) => network.test(what)).map(said)).toEqual([]);
  });

  test('the two composition roots: by nothing', () => {
    const found = ['main', 'preload', 'renderer'].flatMap(listImports);
    expect(found.filter(({ what }) => what === 'main/main.ts' || what === 'main/cli.ts').map(said)).toEqual([]);
  });
});
