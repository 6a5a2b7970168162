/** A button with words. One *main* button in a view at most. */
import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import './PushButton.css';

interface PushButtonProps extends Omit<ButtonProps, 'className'> {
  readonly kind?: 'usual' | 'main' | 'plain';
  /** As wide as what it stands in, and taller. */
  readonly isWide?: boolean;
}

export function PushButton({ kind = 'usual', isWide = false, ...rest }: PushButtonProps): ReactNode {
  return <Button {...rest} className={`push push--${kind}${isWide ? ' push--wide' : ''}`} />;
}
