/** A button with words. One *main* button in a view at most; *stop* only in a dialog, for what cannot be undone. */
import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import './PushButton.css';

export interface PushButtonProps extends Omit<ButtonProps, 'className' | 'style'> {
  readonly kind?: 'usual' | 'main' | 'plain' | 'stop';
  /** As wide as what it stands in, and taller. */
  readonly isWide?: boolean;
  /** Taller, its words larger. */
  readonly isLarge?: boolean;
  readonly 'data-focus'?: string;
}

export function PushButton({ kind = 'usual', isWide = false, isLarge = isWide, ...rest }: PushButtonProps): ReactNode {
  const size = `${isWide ? ' push--wide' : ''}${isLarge ? ' push--large' : ''}`;
  return <Button {...rest} className={`push push--${kind}${size}`} />;
}
