/** Strings of a file that look like codes and were left out: where they stand and how long they are, never what they say. */
import { CircleMinus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { IgnoredText } from '../../preload/views/import-review.ts';
import { importStore } from '../import-store.ts';
import { reviewWords as words } from '../messages/review.ts';
import './LeftOut.css';
import { LinkButton } from './LinkButton.tsx';

const SHOWN_AT_FIRST = 5;

function Where({ ignored }: { readonly ignored: readonly IgnoredText[] }): ReactNode {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? ignored : ignored.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ul>
        {shown.map(({ length, line, why }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two strings of one line have no other name
          <li key={place}>{words.leftOutWhere(length, line, why)}</li>
        ))}
      </ul>
      {shown.length < ignored.length && (
        <LinkButton size="small" onPress={() => setShowsAll(true)}>
          {words.showAll(ignored.length)}
        </LinkButton>
      )}
    </>
  );
}

export function LeftOut({ ignored }: { readonly ignored: readonly IgnoredText[] }): ReactNode {
  const [first] = ignored;
  if (first === undefined) return null;
  const isOne = ignored.length === 1;
  return (
    <div className="left-out">
      <CircleMinus className="icon" />
      <div>
        <strong>{isOne ? words.leftOutTitle(first.length, first.line) : words.leftOutMany(ignored.length)}</strong>
        {!isOne && <Where ignored={ignored} />}
        <p>{isOne ? words.leftOutReason(first.why) : words.leftOutReasons}</p>
        <LinkButton size="small" onPress={importStore.startTyping}>
          {words.pasteOrType}
        </LinkButton>
      </div>
    </div>
  );
}
