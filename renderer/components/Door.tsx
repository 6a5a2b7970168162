/** A way into the app on the first screen: icon, name, and one line on what is behind it. */
import { ChevronRight, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import './Door.css';

interface DoorProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly about: string;
  readonly onPress: () => void;
  readonly 'data-focus'?: string;
}

export function Door(props: DoorProps): ReactNode {
  const { icon: Icon, name, about, onPress } = props;
  return (
    <Button className="door" data-focus={props['data-focus']} onPress={onPress}>
      <Icon className="icon door__icon" />
      <span>
        <strong>{name}</strong>
        <small>{about}</small>
      </span>
      <ChevronRight className="icon icon--s door__arrow" />
    </Button>
  );
}
