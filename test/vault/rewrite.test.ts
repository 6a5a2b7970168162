/** A rewrite keeps the history and what is alive, and nothing else: FORMAT.md 14.1. */
import { beforeAll, describe, expect, it } from 'vitest';
import { parseHeader } from '../../main/core/format/header.ts';
import type { Session } from '../../main/vault/session.ts';
import type { FakePorts } from './fake-ports.ts';
import { buildSmallVault, copyOf, openSmall, revealed, SET, type SmallVault, VAULT } from './small-vault.ts';

let vault: SmallVault;
beforeAll(async () => {
  vault = await buildSmallVault();
});

async function eventTexts(session: Session): Promise<string[]> {
  return [...(await session.readEvents())].map((bytes) => new TextDecoder().decode(bytes));
}

const epochOf = (ports: FakePorts): number => parseHeader(ports.files.content(VAULT)).epoch;

describe('a rewrite', () => {
  it('keeps every event byte for byte, and so each (c, H(c))', async () => {
    const ports = copyOf(vault);
    const session = await openSmall(ports, vault);
    const [before, point] = [await eventTexts(session), session.point];
    await session.rewrite({ events: [] });
    expect(await eventTexts(session)).toEqual(before);
    expect(session.point).toEqual(point);
    expect([session.epoch, epochOf(ports)]).toEqual([2, 2]);
    await session.commit([revealed(2)]);
    await session.lock();
    const again = await openSmall(ports, vault);
    expect(again.standing.code).toBeNull();
    expect((await eventTexts(again)).slice(0, -1)).toEqual(before);
    const [receipt] = await again.recordOpening([revealed(3)]);
    expect(receipt && again.openSet(receipt).map(({ text }) => text)).toEqual(['5555-6666']);
    await again.rewrite({ events: [{ t: 'PayloadPurged', d: { set: SET } }], keepsNoOldCopy: true });
    expect(again.isPayloadThere(SET)).toBe(false);
    await again.lock();
  });
});
