/** Which key does what: the sheet that `?` opens. */
import type { ReactNode } from 'react';
import { dialogWords } from '../messages/dialog.ts';
import { keySheetWords as words } from '../messages/frame.ts';
import { keys } from '../messages/intl.ts';
import { Dialog } from './Dialog.tsx';
import { KeyCap } from './KeyCap.tsx';
import './KeySheet.css';
import { PushButton } from './PushButton.tsx';

export function KeySheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog
      title={words.title}
      isWide={true}
      onClose={onClose}
      actions={
        <PushButton autoFocus={true} onPress={onClose} aria-keyshortcuts="Escape">
          {dialogWords.close}
          <KeyCap keys={keys.escape} />
        </PushButton>
      }
    >
      <div className="key-sheet">
        {words.parts.map(({ name, lines }) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl>
              {lines.map(({ does, keys: caps }) => (
                <div key={does}>
                  <dt>{does}</dt>
                  <dd>
                    {caps.map((cap) => (
                      <kbd key={cap} className="key-cap">
                        {cap}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
