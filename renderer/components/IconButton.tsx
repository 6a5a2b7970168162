/** A button that is an icon; its name is read out and stands beside it while the pointer or the focus is on it. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components';
import './IconButton.css';
import './PushButton.css';

interface IconButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** What it does. Never a code. */
  readonly name: string;
  /** Without a border, for a row or a field. */
  readonly isBare?: boolean;
  readonly 'data-focus'?: string;
}

export function IconButton({ icon: Icon, name, isBare = false, ...rest }: IconButtonProps): ReactNode {
  return (
    <TooltipTrigger>
      <Button {...rest} aria-label={name} className={`push push--icon${isBare ? ' push--bare' : ''}`}>
        <Icon className="icon icon--s" />
      </Button>
      <Tooltip className="tip">{name}</Tooltip>
    </TooltipTrigger>
  );
}
