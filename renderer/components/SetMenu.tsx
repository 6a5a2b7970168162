/** What can be said of a whole set by hand, and the end of its codes: replaced, revoked, seen by others, in force again, destroyed. */
import { Ellipsis } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { SetSection } from '../../preload/views/custody.ts';
import { accountWords as words } from '../messages/account.ts';
import { purgeWords } from '../messages/purge.ts';
import { troubles } from '../messages/troubles.ts';
import { say } from '../speech.ts';
import { showToast } from '../toasts.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import './SetMenu.css';

const PURGE = 'purge';
type Target = keyof typeof words.markAs;
const targets: readonly Target[] = ['superseded', 'revoked', 'compromised', 'active'];

function isTarget(key: unknown): key is Target {
  return targets.some((target) => target === key);
}

async function change(set: SetSection, to: Target): Promise<void> {
  const changed = await window.vault.changeSetState(set.set, to);
  if (changed.ok) say(words.markedAs(set.issuedAt, to));
  else showToast({ tone: 'stop', text: troubles[changed.code].title, detail: troubles[changed.code].next });
}

interface SetMenuProps {
  readonly set: SetSection;
  /** Its codes are to be destroyed: asked by whoever stays when the set is moved among the older ones. */
  readonly onPurge: (set: string) => void;
}

export function SetMenu({ set, onPurge }: SetMenuProps): ReactNode {
  const [asked, setAsked] = useState<Exclude<Target, 'active'> | null>(null);
  const choose = (key: unknown): void => {
    if (key === PURGE) onPurge(set.set);
    if (!isTarget(key)) return;
    if (key === 'active') void change(set, key);
    else setAsked(key);
  };
  return (
    <>
      <MenuTrigger>
        <Button className="push push--icon push--bare" aria-label={words.more(words.setOf(set.issuedAt))}>
          <Ellipsis className="icon icon--s" />
        </Button>
        <Popover className="set-menu">
          <Menu onAction={choose} disabledKeys={[set.state]}>
            {targets
              .filter((target) => target !== set.state)
              .map((target) => (
                <MenuItem key={target} id={target} className="set-menu__item">
                  {set.state === 'draft' && target === 'active' ? words.confirmed : words.markAs[target]}
                </MenuItem>
              ))}
            {set.purgedAt === null && (
              <>
                <Separator className="set-menu__line" />
                <MenuItem id={PURGE} className="set-menu__item set-menu__item--stop">
                  {purgeWords.open}
                </MenuItem>
              </>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      {asked !== null && (
        <ConfirmDialog
          title={words.confirmState.title(asked)}
          text={words.confirmState.text(set.unused)}
          confirm={words.confirmState.confirm}
          keep={words.confirmState.cancel}
          onCancel={() => setAsked(null)}
          onConfirm={() => {
            setAsked(null);
            void change(set, asked);
          }}
        />
      )}
    </>
  );
}
