/** Words in a line that act: what a link would be if it led anywhere. */
import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import './LinkButton.css';

interface LinkButtonProps extends Omit<ButtonProps, 'className' | 'style'> {
  /** Small for the head of a list and beside small text. */
  readonly size?: 'usual' | 'small';
  readonly 'data-focus'?: string;
}

export function LinkButton({ size = 'usual', ...rest }: LinkButtonProps): ReactNode {
  return <Button {...rest} className={`link-button${size === 'small' ? ' link-button--small' : ''}`} />;
}
