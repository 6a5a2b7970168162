/** One line on the first screen: how many layers hold the network off, and the way to see them. */
import { Unplug } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { dialogWords } from '../messages/dialog.ts';
import { offlineWords as words } from '../messages/offline.ts';
import { Dialog } from './Dialog.tsx';
import { countActive, LayerList, useLayers } from './LayerList.tsx';
import { LinkButton } from './LinkButton.tsx';
import './OfflineLine.css';
import { PushButton } from './PushButton.tsx';

export function OfflineLine(): ReactNode {
  const answer = useLayers();
  const [isOpen, setOpen] = useState(false);
  if (answer === null || !answer.ok) return null;
  const layers = answer.value;
  const close = (): void => setOpen(false);
  return (
    <div className="offline-line">
      <Unplug className="icon icon--s" />
      <p>
        {words.line(countActive(layers), layers.length)}{' '}
        <LinkButton size="small" onPress={() => setOpen(true)}>
          {words.see}
        </LinkButton>
      </p>
      {isOpen && (
        <Dialog
          title={words.title}
          isWide={true}
          onClose={close}
          actions={
            <PushButton autoFocus={true} onPress={close}>
              {dialogWords.close}
            </PushButton>
          }
        >
          <p>{words.about}</p>
          <LayerList layers={layers} />
        </Dialog>
      )}
    </div>
  );
}
