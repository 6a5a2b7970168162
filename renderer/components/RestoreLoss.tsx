/** What a restore would lose, before anyone says yes to it. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RestorePreview } from '../../preload/views/safety.ts';
import { restoreWords as words } from '../messages/restore.ts';
import { troubles } from '../messages/troubles.ts';
import { ChangesByAccount } from './ChangesByAccount.tsx';
import { Facts } from './Facts.tsx';
import { Note } from './Note.tsx';

function currentInWords({ current }: RestorePreview): string {
  switch (current.is) {
    case 'readable':
      return words.ends(current.change, current.at);
    case 'missing':
      return words.missing;
    case 'unreadable':
      return words.unreadable(troubles[current.code].title);
  }
}

function Loss({ preview: { current, lostChanges, lost } }: { readonly preview: RestorePreview }): ReactNode {
  if (current.is !== 'readable')
    return (
      <Note tone="warn" icon={TriangleAlert} title={words.lostUnknown}>
        <p>{words.lostUnknownText}</p>
      </Note>
    );
  if (lostChanges === 0)
    return (
      <Note tone="good" icon={CircleCheck} title={words.lostTitle(0)}>
        <p>{words.lostNone}</p>
      </Note>
    );
  return (
    <>
      <Note tone="warn" icon={TriangleAlert} title={words.lostTitle(lostChanges)}>
        <p>{words.lostText}</p>
      </Note>
      {lost.length > 0 && <ChangesByAccount label={words.lostList} accounts={lost} />}
    </>
  );
}

export function RestoreLoss({ preview }: { readonly preview: RestorePreview }): ReactNode {
  const { copy, waysBack, waysLost, purgedBack } = preview;
  return (
    <>
      <Facts
        rows={[
          { term: words.copyEnds, value: words.ends(copy.change, copy.at) },
          { term: words.currentEnds, value: currentInWords(preview) },
        ]}
      />
      <Loss preview={preview} />
      {purgedBack > 0 && <p>{words.purgedBack(purgedBack)}</p>}
      {waysBack.length > 0 && <p>{words.waysBack(waysBack)}</p>}
      {waysLost.length > 0 && <p>{words.waysLost(waysLost)}</p>}
      {preview.current.is !== 'missing' && <p className="quiet">{words.kept}</p>}
    </>
  );
}
