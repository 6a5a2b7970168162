/** The calls about backups and old copies, and the backup of the day (desktop.md, "Settings"; vault.md 14). */
import { dirname, join } from 'node:path';
import type { Result } from '../../../preload/contract.ts';
import type { BackupFailure, BackupMade, SafetyFinding } from '../../../preload/views/safety.ts';
import { backupFolder, checkSecondPlace, vaultName, writeSecondPlace } from '../../vault/backup-places.ts';
import { backUpIfDue, backupStanding, type BackupMade as Made, makeBackup } from '../../vault/backups.ts';
import { destroyOldCopies, oldCopiesLeft, recordCopyGone } from '../../vault/old-copies.ts';
import { readRescuePage, writeRescueKit } from '../../vault/rescue-kit.ts';
import type { Session } from '../../vault/session.ts';
import { StorageError } from '../../vault/storage-error.ts';
import type { SafetyCalls } from '../calls.ts';
import type { Custody } from '../custody.ts';
import { DesktopError } from '../desktop-error.ts';
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
  /** Tells the window what is most urgent now, when that is another thing than before. */
  tellFinding(session: Session): Promise<void>;
}

const done = <T>(value: T): Result<T> => ({ ok: true, value });

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
  custody.onLock(() => {
    failed = [];
    told = null;
  });

  const findingOf = async (session: Session): Promise<SafetyFinding | null> => {
    if (!session.isWritable) return null;
    const standing = await backupStanding(ports, session);
    const oldCopies = session.state.oldCopies.size;
    return safetyFinding({ standing, failed, oldCopies, change: session.point.change, now: ports.clock.now() });
  };
  const tellFinding = async (session: Session): Promise<void> => {
    const finding = await findingOf(session);
    const text = JSON.stringify(finding);
    if (text !== told) window.tell('safety', finding);
    told = text;
  };
  const backUp = async (session: Session): Promise<BackupMade> => {
    const made = madeView(await makeBackup(ports, session), session.path);
    failed = made.failed;
    return made;
  };
  const folderFor = (title: string): Promise<string | null> =>
    window.askForFolder({ title, button: MESSAGES.folderButton });
  const pathOf = (id: string): string => {
    const path = ids.pathOf(id);
    if (path === null) throw new DesktopError('usage');
    return path;
  };

  const calls: BackupCalls = {
    backups: () => custody.work(async (session) => done(await backupsPage(ports, session, ids))),
    safetyFinding: () => custody.work(async (session) => done(await findingOf(session))),
    chooseBackupPlace: async () => {
      const opened = await custody.work(async ({ vaultId }) => vaultId);
      const folder = await folderFor(MESSAGES.backupPlaceTitle);
      if (folder === null) return done(null);
      return custody.work(async (session) => {
        refuseAnother(session, opened);
        await checkSecondPlace(ports, session.path, folder);
        await writeSecondPlace(ports, session.vaultId, folder);
        const made = await backUp(session);
        await tellFinding(session);
        return done(made);
      });
    },
    leaveBackupPlace: () =>
      custody.work(async (session) => {
        await writeSecondPlace(ports, session.vaultId, null);
        failed = failed.filter(({ place }) => place !== 'second');
        await tellFinding(session);
        return done(null);
      }),
    makeBackup: () =>
      custody.work(async (session) => {
        const made = await backUp(session);
        await tellFinding(session);
        return done(made);
      }),
    destroyOldCopies: (asked) =>
      custody.work(async (session) => {
        const gone = await destroyOldCopies(ports, session, asked.map(pathOf));
        const left = await oldCopiesLeft(ports, session);
        await tellFinding(session);
        return done({
          destroyed: gone.destroyed.length,
          failed: gone.failed,
          left: left.map((copy) => oldCopyView(ids, copy)),
        });
      }),
    oldCopyIsGone: (id) =>
      custody.work(async (session) => {
        const isThere = await recordCopyGone(ports, session, pathOf(id));
        await tellFinding(session);
        return done(isThere);
      }),
    writeRescueKit: async () => {
      const page = await readRescuePage(ports.files);
      if (page === null) throw new StorageError('no-such-file', 'the rescue page');
      const opened = await custody.work(async ({ vaultId }) => vaultId);
      const folder = await folderFor(MESSAGES.rescueKitTitle);
      if (folder === null) return done(null);
      return custody.work(async (session) => {
        refuseAnother(session, opened);
        const name = MESSAGES.rescueKitFolder(vaultName(session.path), ports.clock.today());
        return done((await writeRescueKit(ports, session, join(folder, name), page)).files);
      });
    },
  };

  const opened = (): Promise<void> =>
    custody
      .work(async (session) => {
        if (!session.isWritable) return;
        const made = await backUpIfDue(ports, session);
        if (made !== null) failed = madeView(made, session.path).failed;
        await tellFinding(session);
      })
      // Locked meanwhile, or a place that does not answer: the finding of the next opening says it.
      .catch(() => undefined);

  return { calls, opened, tellFinding };
}

/** The dialog may stand open for long: another vault may be open by now. */
function refuseAnother({ vaultId }: Session, opened: string): void {
  if (vaultId !== opened) throw new DesktopError('usage');
}
