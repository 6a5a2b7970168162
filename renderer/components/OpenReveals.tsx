/** Asks about codes that were shown and of which nobody said how it went. It stands there; it holds nobody up. */
import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OpenRevealView } from '../../preload/contract.ts';
import { boardWords } from '../messages/board.ts';
import { places } from '../place.ts';
import { useCanWrite } from '../use-vault.ts';
import { Note } from './Note.tsx';
import './OpenReveals.css';
import { PushButton } from './PushButton.tsx';

const words = boardWords.reveals;

export function OpenReveals({ reveals }: { readonly reveals: readonly OpenRevealView[] }): ReactNode {
  const canWrite = useCanWrite();
  const [first] = reveals;
  if (first === undefined) return null;
  const { account, set, number, service, login, revealedAt } = first;
  return (
    <section className="reveals" aria-label={words.tell}>
      <Note
        tone="warn"
        icon={Eye}
        title={words.title(service, revealedAt)}
        actions={
          canWrite && (
            <PushButton data-focus="reveal" onPress={() => places.go({ at: 'outcome', account, set, number })}>
              {words.tell}
            </PushButton>
          )
        }
      >
        <p>
          {words.text(number, login)}
          {reveals.length > 1 && ` ${words.more(reveals.length - 1)}`}
        </p>
      </Note>
    </section>
  );
}
