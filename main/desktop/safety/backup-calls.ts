/** The calls about backups and old copies, and the backup of the day (desktop.md, "Settings"; vault.md 14). */

import { dirname, join } from 'node:path';
import type { BackupFailure, BackupMade, SafetyFinding } from '../../../preload/views/safety.ts';
import { backupFolder, nameSecondPlace, vaultName, writeSecondPlace } from '../../vault/backup-places.ts';
import { backUpIfDue, backupStanding, type BackupMade as Made, makeBackup } from '../../vault/backups.ts';
import { destroyOldCopies, oldCopiesLeft, recordCopyGone } from '../../vault/old-copies.ts';
import { readRescuePage, writeRescueKit } from '../../vault/rescue-kit.ts';
import type { Session } from '../../vault/session.ts';
import { StorageError } from '../../vault/storage-error.ts';
import type { SafetyCalls } from '../calls.ts';
import type { Custody } from '../custody.ts';
import { DesktopError } from '../desktop-error.ts';
import { done } from '../done.ts';
import { MESSAGES } from '../messages.ts';
import type { PathIds } from '../path-ids.ts';
import type { WindowPort } from '../window-port.ts';
import { backupsPage, oldCopyView } from './copy-views.ts';
import { safetyFinding } from './finding.ts';

export type BackupCalls = Pick<
  SafetyCalls,
  | 'backups'
  | 'safetyFinding'
  | 'chooseBackupPlace'
  | 'leaveBackupPlace'
  | 'makeBackup'
  | 'destroyOldCopies'
  | 'oldCopyIsGone'
  | 'writeRescueKit'
>;

interface Surroundings {
  readonly custody: Custody;
  readonly window: Pick<WindowPort, 'tell' | 'askForFolder'>;
  readonly ids: PathIds;
}

export interface Backups {
  readonly calls: BackupCalls;
  /** A vault is open from now on: what is due is made, after what was asked for first. Settles when it is. */
  opened(): Promise<void>;
  /**
   * Backups or old copies may be others now: the window will hear what is most urgent, when that is another thing than before.
   * Settles at once, since whoever says so may be at work in the custody's turn.
   */
  tellFinding(): Promise<void>;
}

function madeView({ made, failed }: Made, vaultPath: string): BackupMade {
  const beside = backupFolder(vaultPath);
  return {
    places: made.map(({ path }) => (dirname(path) === beside ? 'beside' : 'second')),
    failed: failed.map(({ place, code }) => ({ place, code })),
  };
}

export function createBackups({ custody, window, ids }: Surroundings): Backups {
  const { ports } = custody;
  /** Of the last try in this session. */
  let failed: readonly BackupFailure[] = [];
  /** What the window was told last, as text; null: nothing yet. */
  let told: string | null = null;
  /** Another number after each lock. */
  let opening = 0;
  /** Settles when the backup that was asked for last is over. */
  let turn: Promise<unknown> = Promise.resolve();
  custody.onLock(() => {
    failed = [];
    told = null;
    opening += 1;
    turn = Promise.resolve();
  });

  /**
   * On the open session, and not in the custody's turn: a stick or a share that does not answer must not hold up a code that is
   * needed now, nor the lock. What comes of it after a lock is of nobody.
   */
  const aside = async <T>(task: (session: Session) => Promise<T>): Promise<T> => {
    const session = await custody.work(async (open) => open);
    const mine = opening;
    const result = await task(session);
    if (opening !== mine) throw new DesktopError('usage');
    return result;
  };
  /** The same for what writes events: the window hears of them afterwards. */
  const asideWithEvents = async <T>(task: (session: Session) => Promise<T>): Promise<T> => {
    const result = await aside(task);
    await custody.work(async () => undefined);
    return result;
  };

  const findingOf = async (session: Session): Promise<SafetyFinding | null> => {
    if (!session.isWritable) return null;
    const standing = await backupStanding(ports, session);
    const oldCopies = session.state.oldCopies.size;
    return safetyFinding({ standing, failed, oldCopies, change: session.point.change, now: ports.clock.now() });
  };
  const tellFinding = async (): Promise<void> => {
    const finding = await aside(findingOf);
    const text = JSON.stringify(finding);
    if (text !== told) window.tell('safety', finding);
    told = text;
  };
  /** One backup after the other. */
  const backUp = async (make: (session: Session) => Promise<Made | null>): Promise<BackupMade | null> => {
    const view = await aside((session) => {
      const made = turn.then(() => make(session));
      turn = made.catch(() => undefined);
      return made.then((done) => (done === null ? null : madeView(done, session.path)));
    });
    failed = view?.failed ?? failed;
    await tellFinding();
    return view;
  };
  const backUpNow = async (): Promise<BackupMade> =>
    (await backUp((session) => makeBackup(ports, session))) ?? { places: [], failed: [] };
  const folderFor = (title: string): Promise<string | null> =>
    window.askForFolder({ title, button: MESSAGES.folderButton });
  const pathOf = (id: string): string => {
    const path = ids.pathOf(id);
    if (path === null) throw new DesktopError('usage');
    return path;
  };

  const calls: BackupCalls = {
    backups: async () => done(await aside((session) => backupsPage(ports, session, ids))),
    // What is being made counts: else the window would hear that there is none after it heard that there is one.
    safetyFinding: async () => done(await aside((session) => turn.then(() => findingOf(session)))),
    chooseBackupPlace: async () => {
      const opened = await custody.work(async ({ vaultId }) => vaultId);
      const folder = await folderFor(MESSAGES.backupPlaceTitle);
      if (folder === null) return done(null);
      await aside(async (session) => {
        refuseAnother(session, opened);
        await nameSecondPlace(ports, session, folder);
      });
      return done(await backUpNow());
    },
    leaveBackupPlace: async () => {
      await custody.work((session) => writeSecondPlace(ports, session.vaultId, null));
      failed = failed.filter(({ place }) => place !== 'second');
      await tellFinding();
      return done(null);
    },
    makeBackup: async () => done(await backUpNow()),
    destroyOldCopies: async (asked) => {
      const paths = asked.map(pathOf);
      const answer = await asideWithEvents(async (session) => {
        const { destroyed, failed: kept } = await destroyOldCopies(ports, session, paths);
        const left = await oldCopiesLeft(ports, session);
        return { destroyed: destroyed.length, failed: kept, left: left.map((copy) => oldCopyView(ids, copy)) };
      });
      await tellFinding();
      return done(answer);
    },
    oldCopyIsGone: async (id) => {
      const path = pathOf(id);
      const isThere = await asideWithEvents((session) => recordCopyGone(ports, session, path));
      await tellFinding();
      return done(isThere);
    },
    writeRescueKit: async () => {
      const page = await readRescuePage(ports.files);
      if (page === null) throw new StorageError('no-such-file', 'the rescue page');
      const opened = await custody.work(async ({ vaultId }) => vaultId);
      const folder = await folderFor(MESSAGES.rescueKitTitle);
      if (folder === null) return done(null);
      const { files } = await asideWithEvents((session) => {
        refuseAnother(session, opened);
        const name = MESSAGES.rescueKitFolder(vaultName(session.path), ports.clock.today());
        return writeRescueKit(ports, session, join(folder, name), page);
      });
      return done(files);
    },
  };

  const opened = async (): Promise<void> => {
    // Locked meanwhile: the next opening makes it.
    await backUp(async (session) => (session.isWritable ? backUpIfDue(ports, session) : null)).catch(() => undefined);
  };

  const tellSoon = async (): Promise<void> => {
    void tellFinding().catch(() => undefined);
  };
  return { calls, opened, tellFinding: tellSoon };
}

/** The dialog may stand open for long: another vault may be open by now. */
function refuseAnother({ vaultId }: Session, opened: string): void {
  if (vaultId !== opened) throw new DesktopError('usage');
}
