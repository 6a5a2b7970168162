/** What can be changed of one code of a draft by hand, behind a button at its line. */
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { DraftView, ReviewEdit } from '../../preload/views/import-review.ts';
import { editWords as words } from '../messages/edit.ts';
import './SetMenu.css';

const actions = ['mark', 'retype', 'up', 'down', 'split', 'drop'] as const;
type Action = (typeof actions)[number];

const isAction = (key: unknown): key is Action => actions.some((action) => action === key);

interface CodeMenuProps {
  readonly draft: DraftView;
  readonly index: number;
  readonly onEdit: (edit: ReviewEdit) => void;
  /** It is to be typed anew. */
  readonly onRetype: () => void;
}

export function CodeMenu({ draft, index, onEdit, onRetype }: CodeMenuProps): ReactNode {
  const { codes, kind } = draft;
  const code = codes[index];
  if (code === undefined) return null;
  const isOnly = codes.length === 1;
  const isPhrase = kind === 'recovery-phrase';
  const run: Readonly<Record<Action, () => void>> = {
    mark: () => onEdit({ edit: 'mark', index, used: !code.isUsed }),
    retype: onRetype,
    up: () => onEdit({ edit: 'move', index, to: index - 1 }),
    down: () => onEdit({ edit: 'move', index, to: index + 1 }),
    split: () => onEdit({ edit: 'split', index }),
    drop: () => onEdit({ edit: 'drop', index }),
  };
  const disabled = [
    ...(index === 0 ? ['up', 'split'] : []),
    ...(index === codes.length - 1 ? ['down'] : []),
    ...(isOnly ? ['drop'] : []),
    ...(isPhrase ? ['split'] : []),
  ];
  const item = (action: Action, name: string, isStop = false): ReactNode => (
    <MenuItem id={action} className={`set-menu__item${isStop ? ' set-menu__item--stop' : ''}`}>
      {name}
    </MenuItem>
  );
  return (
    <MenuTrigger>
      <Button className="push push--icon push--bare" aria-label={words.changeCode(code.number)}>
        <Ellipsis className="icon icon--s" />
      </Button>
      <Popover className="set-menu">
        <Menu
          disabledKeys={disabled}
          onAction={(key) => {
            if (isAction(key)) run[key]();
          }}
        >
          {item('mark', code.isUsed ? words.markUnused : words.markUsed)}
          {item('retype', words.retype)}
          {item('up', words.up)}
          {item('down', words.down)}
          {item('split', words.split)}
          <Separator className="set-menu__line" />
          {item('drop', words.drop, true)}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
