/** What stands around the screens of a vault that is not open: one column in the middle, and About from the system's menu. */
import { type ReactNode, useEffect, useState } from 'react';
import { aboutWords } from '../messages/about.ts';
import { dialogWords } from '../messages/dialog.ts';
import { BuildFacts } from './BuildFacts.tsx';
import { Dialog } from './Dialog.tsx';
import './LockedFrame.css';
import { PushButton } from './PushButton.tsx';

export function LockedFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const [isAboutOpen, setAboutOpen] = useState(false);
  const close = (): void => setAboutOpen(false);
  useEffect(
    () =>
      window.vault.onMenu((item) => {
        if (item === 'about') setAboutOpen(true);
      }),
    [],
  );
  return (
    <main className="center">
      {children}
      {isAboutOpen && (
        <Dialog
          title={aboutWords.title}
          onClose={close}
          actions={
            <PushButton autoFocus={true} onPress={close}>
              {dialogWords.close}
            </PushButton>
          }
        >
          <BuildFacts />
        </Dialog>
      )}
    </main>
  );
}
