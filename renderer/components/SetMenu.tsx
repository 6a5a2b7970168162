/** What can be said of a whole set by hand: it was replaced, revoked, seen by others, or is in force again. */
import { Ellipsis } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { SetSection } from '../../preload/views/custody.ts';
import { accountWords as words } from '../messages/account.ts';
import { troubles } from '../messages/troubles.ts';
import { say } from '../speech.ts';
import { showToast } from '../toasts.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import './SetMenu.css';

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

export function SetMenu({ set }: { readonly set: SetSection }): ReactNode {
  const [asked, setAsked] = useState<Exclude<Target, 'active'> | null>(null);
  const choose = (key: unknown): void => {
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
                  {words.markAs[target]}
                </MenuItem>
              ))}
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
