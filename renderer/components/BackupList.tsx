/** All backups that can be told, newest first; more are drawn when they are asked for. */
import { type ReactNode, useState } from 'react';
import type { BackupFile } from '../../preload/views/safety.ts';
import { madeOn, backupWords as words } from '../messages/backups.ts';
import './BackupList.css';
import { LinkButton } from './LinkButton.tsx';

const SHOWN_AT_ONCE = 6;

export function BackupList({ backups }: { readonly backups: readonly BackupFile[] }): ReactNode {
  const [isWhole, setWhole] = useState(false);
  const rest = backups.length - SHOWN_AT_ONCE;
  return (
    <section className="settings__part">
      <h2>{words.all(backups.length)}</h2>
      {backups.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <table className="backup-list">
          <thead>
            <tr>
              <th scope="col">{words.made_}</th>
              <th scope="col">{words.change}</th>
              <th scope="col">{words.size}</th>
              <th scope="col">{words.place}</th>
            </tr>
          </thead>
          <tbody>
            {backups.slice(0, isWhole ? backups.length : SHOWN_AT_ONCE).map((backup) => (
              <tr key={backup.id}>
                <td>{madeOn(backup)}</td>
                <td>{words.changeOf(backup)}</td>
                <td>{words.sizeOf(backup)}</td>
                <td>{words.placeOf(backup)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest > 0 && !isWhole && <LinkButton onPress={() => setWhole(true)}>{words.showMore(rest)}</LinkButton>}
    </section>
  );
}
