/** A dialog over the window: the focus is held inside and goes back to what opened it; Esc closes. */
import type { ReactNode } from 'react';
import { Heading, Modal, ModalOverlay, Dialog as Panel } from 'react-aria-components';
import './Dialog.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, at the lower right. */
  readonly actions?: ReactNode;
  readonly isWide?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
  readonly onClose: () => void;
}

/** Render it while it is open. */
export function Dialog({ title, children, actions, isWide = false, role = 'dialog', onClose }: DialogProps): ReactNode {
  return (
    <ModalOverlay
      className="backdrop"
      isOpen={true}
      isDismissable={role === 'dialog'}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={`dialog${isWide ? ' dialog--wide' : ''}`}>
        <Panel className="dialog__panel" role={role}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className="dialog__body">{children}</div>
          {actions !== undefined && <div className="actions">{actions}</div>}
        </Panel>
      </Modal>
    </ModalOverlay>
  );
}
