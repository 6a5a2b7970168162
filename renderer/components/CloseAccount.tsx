/** Takes an account that has no set off the board, after a question. */
import { type ReactNode, useState } from 'react';
import type { BoardRow } from '../../preload/views/custody.ts';
import { listWords as words } from '../messages/strays.ts';
import { troubles } from '../messages/troubles.ts';
import { places } from '../place.ts';
import { showToast } from '../toasts.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { LinkButton } from './LinkButton.tsx';

export function CloseAccount({ row }: { readonly row: BoardRow }): ReactNode {
  const [isAsked, setAsked] = useState(false);
  const close = async (): Promise<void> => {
    setAsked(false);
    const answer = await window.vault.closeAccounts([row.id]);
    if (!answer.ok) {
      showToast({ tone: 'stop', text: troubles[answer.code].title, detail: troubles[answer.code].next });
      return;
    }
    places.home();
    showToast({ tone: 'good', text: words.closed(row.service) });
  };
  return (
    <section>
      <LinkButton data-focus="close" onPress={() => setAsked(true)}>
        {words.close}
      </LinkButton>
      {isAsked && (
        <ConfirmDialog
          title={words.closeTitle(row.service)}
          text={words.closeText}
          confirm={words.close}
          keep={words.keep}
          onConfirm={() => void close()}
          onCancel={() => setAsked(false)}
        />
      )}
    </section>
  );
}
