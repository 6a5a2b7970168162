/** The rescue kit: what it holds, that it is recorded first, and that a failure leaves nothing. product.md, promise 6. */
import { describe, expect, test } from 'vitest';
import { readPlaces } from '../../main/vault/backup-places.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import { writeRescueKit } from '../../main/vault/rescue-kit.ts';
import { README_TEXT } from '../../main/vault/rescue-readme.ts';
import type { Session } from '../../main/vault/session.ts';
import { type FakePorts, fakePorts } from './fake-ports.ts';
import { codeOf } from './outcome.ts';
import { buildSmallVault, CODES, openSmall, PASSPHRASE, type SmallVault, VAULT } from './small-vault.ts';

const KIT = '/media/stick/kit';
const COPY = `${KIT}/own.coldkeep`;
const FILES = [`${KIT}/rescue.html`, `${KIT}/README.txt`, COPY];
const PAGE = new TextEncoder().encode('<!doctype html><title>Coldkeep rescue</title>');

interface Scene {
  readonly vault: SmallVault;
  readonly ports: FakePorts;
  readonly session: Session;
}

async function scene(): Promise<Scene> {
  const ports = fakePorts('kit');
  const vault = await buildSmallVault('kit', ports);
  await ports.files.makeFolder('/media/stick');
  return { vault, ports, session: await openSmall(ports, vault) };
}

function kitFiles(ports: FakePorts): string[] {
  return ports.files.paths.filter((path) => path.startsWith(`${KIT}/`));
}

describe('a rescue kit', () => {
  test('is the page, a README and a copy of the vault that opens by itself and knows of itself', async () => {
    const { ports, session, vault } = await scene();
    expect(await writeRescueKit(ports, session, KIT, PAGE)).toEqual({ files: FILES });
    expect(ports.files.content(`${KIT}/rescue.html`)).toEqual(PAGE);
    expect(ports.files.content(COPY)).toEqual(ports.files.content(VAULT));
    const copy = await openVault(ports, { path: COPY, secret: vault.recoveryKey, access: 'read' });
    expect([copy.standing.code, [...copy.state.vaultCopies.keys()]]).toEqual([null, [COPY]]);
  });

  test('is remembered on this computer with its epoch', async () => {
    const { ports, session } = await scene();
    await writeRescueKit(ports, session, KIT, PAGE);
    const { written } = await readPlaces(ports, session.vaultId);
    expect(written.map(({ file, change, epoch }) => [file, change, epoch])).toEqual([[COPY, 8, 1]]);
  });

  test.each(FILES)('never goes over a file: %s', async (file) => {
    const { ports, session } = await scene();
    ports.files.put(file, new Uint8Array(1));
    expect(await codeOf(() => writeRescueKit(ports, session, KIT, PAGE))).toBe('would-overwrite');
    expect([kitFiles(ports), session.point.change]).toEqual([[file], 7]);
  });

  test('is not written into the folder of the vault', async () => {
    const { ports, session } = await scene();
    expect(await codeOf(() => writeRescueKit(ports, session, '/vaults', PAGE))).toBe('would-overwrite');
  });

  test('makes its folder, and not the one above it', async () => {
    const { ports, session } = await scene();
    expect(await codeOf(() => writeRescueKit(ports, session, '/media/stikc/kit', PAGE))).toBe('no-such-file');
    expect(session.point.change).toBe(7);
  });

  test('that cannot be recorded is not written', async () => {
    const { ports, vault, session } = await scene();
    await session.lock();
    const reading = await openSmall(ports, vault, { access: 'read' });
    expect(await codeOf(() => writeRescueKit(ports, reading, KIT, PAGE))).toBe('not-writable');
    expect(kitFiles(ports)).toEqual([]);
  });

  test('at any failing call nothing of it stays, or the log says what may', async () => {
    let tried = 0;
    for (let nth = 1; ; nth++) {
      const { ports, session } = await scene();
      let seen = 0;
      ports.files.plan = ({ path }) => (path.startsWith(KIT) && ++seen === nth ? { errno: 'EIO' } : null);
      const outcome = await codeOf(() => writeRescueKit(ports, session, KIT, PAGE));
      ports.files.plan = () => null;
      const isRecorded = session.state.vaultCopies.has(COPY);
      if (ports.files.has(COPY)) expect(isRecorded).toBe(true);
      if (outcome === 'done') expect(kitFiles(ports)).toEqual(FILES);
      else expect(kitFiles(ports)).toEqual([]);
      if (seen < nth) break;
      tried = nth;
    }
    expect(tried).toBeGreaterThan(20);
  });
});

describe('a stick that is pulled out meanwhile', () => {
  test('leaves no copy that the log does not know of, at whatever call', async () => {
    let left = 0;
    for (let from = 1; ; from++) {
      const { ports, session } = await scene();
      let seen = 0;
      ports.files.plan = ({ path }) => (path.startsWith(KIT) && ++seen >= from ? { errno: 'EIO' } : null);
      await codeOf(() => writeRescueKit(ports, session, KIT, PAGE));
      const isThere = ports.files.has(COPY);
      if (isThere) expect(session.state.vaultCopies.has(COPY)).toBe(true);
      if (seen < from) break;
      if (isThere) left += 1;
    }
    expect(left).toBeGreaterThan(3);
  });
});

describe('the README', () => {
  test('holds no secret and no name, and is plain ASCII in lines that a printer takes', () => {
    for (const word of [...CODES, PASSPHRASE, 'github', 'someone']) expect(README_TEXT).not.toContain(word);
    expect(README_TEXT).toMatch(/^[\x20-\x7e\n]+$/);
    for (const line of README_TEXT.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('tells all three ways in', () => {
    for (const word of ['rescue.html', 'coldkeep list', 'FORMAT.md', 'Python']) expect(README_TEXT).toContain(word);
  });
});
