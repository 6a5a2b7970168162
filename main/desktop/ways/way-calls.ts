/** The calls about ways into the open vault: listed, added, replaced, removed, all made anew (vault.md 14). */

import { bytesToHex } from '@noble/hashes/utils.js';
import type { OldCopyView } from '../../../preload/views/safety.ts';
import type { WayView } from '../../../preload/views/ways-in.ts';
import type { OldCopyReason } from '../../core/custody/state.ts';
import type { Slot } from '../../core/format/slot.ts';
import { afterRemoval } from '../../vault/removal.ts';
import { SecretFiles } from '../../vault/secret-files.ts';
import type { Session } from '../../vault/session.ts';
import { addWay, changeVaultKey, type NewWay, removeWay, replaceWay } from '../../vault/ways-in.ts';
import type { WayCalls } from '../calls.ts';
import type { Custody } from '../custody.ts';
import { DesktopError } from '../desktop-error.ts';
import { done } from '../done.ts';
import type { HeldSecret } from '../held-secret.ts';
import { MESSAGES } from '../messages.ts';
import type { OneSecret } from '../one-secret.ts';
import type { PathIds } from '../path-ids.ts';
import { oldCopyView } from '../safety/copy-views.ts';
import { textOf } from '../secret-text.ts';
import type { WindowPort } from '../window-port.ts';

interface Surroundings {
  readonly custody: Custody;
  readonly window: Pick<WindowPort, 'askForPlace' | 'askForFolder'>;
  readonly ids: PathIds;
  readonly vaultName: () => string;
  /** Whether this passphrase is the one that was offered last. */
  readonly wasOffered: (passphrase: Uint8Array) => boolean;
  /** A new recovery key waits there to be shown once. */
  readonly recoveryKey: OneSecret;
  readonly keyFile: HeldSecret;
  /** Old copies may be left: what is said about them may be another thing now. */
  readonly changed: (session: Session) => Promise<void>;
}

function wayView({ state, slotId }: Session, { id, type, work }: Slot): WayView {
  const slot = bytesToHex(id);
  const known = state.slots.get(slot);
  return {
    slot,
    type,
    isGenerated: known?.generated ?? null,
    addedAt: known?.addedAt ?? null,
    shares: known?.shares ?? null,
    work,
    isOpener: slot === slotId,
  };
}

export function createWayCalls(around: Surroundings): Omit<WayCalls, 'printKit'> {
  const { custody, window, ids, vaultName, wasOffered, recoveryKey, keyFile, changed } = around;
  const { ports } = custody;

  const takenFrom = async (session: Session, reason: OldCopyReason): Promise<readonly OldCopyView[]> => {
    const left = await afterRemoval(ports, session, reason);
    await changed(session);
    return left.map((copy) => oldCopyView(ids, copy));
  };

  /** The text is a string from here on, as short as can be; the bytes are overwritten. */
  const byPassphrase = (
    type: 'passphrase' | 'passphrase-and-key-file',
    secret: Uint8Array,
    inHand: Uint8Array | null = null,
  ): NewWay => {
    const isGenerated = wasOffered(secret);
    const passphrase = textOf(secret);
    secret.fill(0);
    return { type, passphrase, isGenerated, keyFile: inHand, memoryKib: null };
  };

  /** A dialog may stand open for long: another vault may be open by now. */
  const onSameVault = async <P, T>(
    ask: () => Promise<P | null>,
    task: (session: Session, place: P) => Promise<T>,
  ): Promise<T | null> => {
    const asked = await custody.work(async ({ vaultId }) => vaultId);
    const place = await ask();
    if (place === null) return null;
    return custody.work((session) => {
      if (session.vaultId !== asked) throw new DesktopError('usage');
      return task(session, place);
    });
  };

  const addToFiles = async (session: Session, way: NewWay, place: string): Promise<readonly string[]> => {
    const files = new SecretFiles(ports, place);
    await files.refuseToOverwrite(way);
    try {
      await addWay(ports, session, way, (made) => files.keep(made));
    } catch (error) {
      await files.discard();
      throw error;
    }
    return files.written;
  };

  return {
    ways: () => custody.work(async (session) => done(session.slots.map((slot) => wayView(session, slot)))),
    changePassphrase: (slot, secret) =>
      custody
        .work(async (session) => {
          const old = session.slots.find(({ id }) => bytesToHex(id) === slot);
          const type = old?.type;
          if (type !== 'passphrase' && type !== 'passphrase-and-key-file') throw new DesktopError('way-in-not-found');
          const inHand = type === 'passphrase' ? null : keyFile.copy();
          if (type !== 'passphrase' && inHand === null) throw new DesktopError('key-file-needed');
          try {
            await replaceWay(ports, session, slot, byPassphrase(type, secret, inHand));
          } finally {
            inHand?.fill(0);
            keyFile.forget();
          }
          return done({ left: await takenFrom(session, 'passphrase-changed') });
        })
        .finally(() => secret.fill(0)),
    newRecoveryKey: (slot) =>
      custody.work(async (session) => {
        const way: NewWay = { type: 'recovery-key' };
        const { made } =
          slot === null ? await addWay(ports, session, way) : await replaceWay(ports, session, slot, way);
        recoveryKey.keep(made.recoveryKey ?? '');
        return done({ left: slot === null ? [] : await takenFrom(session, 'way-removed') });
      }),
    addPassphrase: (secret) =>
      custody
        .work(async (session) => {
          await addWay(ports, session, byPassphrase('passphrase', secret));
          return done(null);
        })
        .finally(() => secret.fill(0)),
    addKeyFile: (secret) =>
      onSameVault(
        () =>
          window.askForPlace({
            title: MESSAGES.saveKeyFileTitle,
            button: MESSAGES.saveButton,
            kinds: [{ name: MESSAGES.textFiles, extensions: ['txt'] }],
            suggested: MESSAGES.keyFile(vaultName()),
          }),
        async (session, place) => {
          const [file = ''] = await addToFiles(session, byPassphrase('passphrase-and-key-file', secret), place);
          return file;
        },
      )
        .then(done)
        .finally(() => secret.fill(0)),
    addShares: (needed, of) =>
      onSameVault(
        () => window.askForFolder({ title: MESSAGES.sharesTitle, button: MESSAGES.folderButton }),
        (session, place) => addToFiles(session, { type: 'shares', needed, of }, place),
      ).then(done),
    removeWay: (slot) =>
      custody.work(async (session) => {
        await removeWay(ports, session, slot);
        return done({ left: await takenFrom(session, 'way-removed') });
      }),
    changeVaultKey: (secret) =>
      custody
        .work(async (session) => {
          const types = new Map(session.slots.map(({ id, type }) => [bytesToHex(id), type]));
          const ways: NewWay[] = [byPassphrase('passphrase', secret), { type: 'recovery-key' }];
          const { made, dropped } = await changeVaultKey(ports, session, ways);
          recoveryKey.keep(made.find((each) => each.recoveryKey !== null)?.recoveryKey ?? '');
          const left = await takenFrom(session, 'key-changed');
          return done({ left, dropped: dropped.map((slot) => types.get(slot) ?? null) });
        })
        .finally(() => secret.fill(0)),
  };
}
