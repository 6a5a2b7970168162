/** What this build is made of and how old it is, as the app itself says. */
import { History } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Result } from '../../preload/contract.ts';
import type { AppInfo } from '../../preload/views/settings.ts';
import { aboutWords as words } from '../messages/about.ts';
import { date } from '../messages/intl.ts';
import { troubles } from '../messages/troubles.ts';
import { Facts } from './Facts.tsx';
import { Loading } from './Loading.tsx';
import { Note } from './Note.tsx';
import { TroubleNote } from './TroubleNote.tsx';

function Age({ info }: { readonly info: AppInfo }): ReactNode {
  const old = words.old(info);
  if (old === null) return null;
  return (
    <Note tone="warn" icon={History} title={old.title}>
      <p>{old.text}</p>
    </Note>
  );
}

export function BuildFacts(): ReactNode {
  const [answer, setAnswer] = useState<Result<AppInfo> | null>(null);
  useEffect(() => void window.vault.appInfo().then(setAnswer), []);
  if (answer === null) return <Loading text={words.loading} />;
  if (!answer.ok) return <TroubleNote trouble={troubles[answer.code]} />;
  const { version, builtOn, versions } = answer.value;
  return (
    <>
      <p>{words.about}</p>
      <Age info={answer.value} />
      <Facts
        rows={[
          { term: words.version, value: version },
          { term: words.builtOn, value: date(builtOn) },
          { term: words.electron, value: versions.electron },
          { term: words.chromium, value: versions.chromium },
          { term: words.node, value: versions.node },
        ]}
      />
      <p className="quiet">{words.formats}</p>
    </>
  );
}
