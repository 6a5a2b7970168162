/** The ways into a vault, each with what it costs to try it and what can be done with it. */
import { FileKey2, KeyRound, type LucideIcon, RectangleEllipsis, ShieldQuestion, Users } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SlotType, WayView } from '../../preload/views/ways-in.ts';
import { wayWords as words } from '../messages/ways.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { PushButton } from './PushButton.tsx';
import './WayList.css';

const icons: Readonly<Record<SlotType, LucideIcon>> = {
  passphrase: RectangleEllipsis,
  'recovery-key': KeyRound,
  shares: Users,
  'passphrase-and-key-file': FileKey2,
};

interface WayListProps {
  readonly ways: readonly WayView[];
  /** Without them only the list stands there. */
  readonly actions: {
    readonly isBusy: boolean;
    readonly onChange: (way: WayView) => void;
    readonly onRenew: (way: WayView) => void;
    readonly onRemove: (way: WayView) => void;
  } | null;
}

function WayLine({ way, children }: { readonly way: WayView; readonly children: ReactNode }): ReactNode {
  const Icon = way.type === null ? ShieldQuestion : icons[way.type];
  const facts = [words.origin(way), words.added(way)].filter((fact) => fact !== null);
  return (
    <li className="way">
      <Icon className="icon" aria-hidden="true" />
      <div className="way__facts">
        <p className="way__name">
          <strong>{words.kind(way)}</strong>
          {way.isOpener && <span className="way__opener">{words.opener}</span>}
        </p>
        {facts.length > 0 && <p>{facts.join(' · ')}</p>}
        <p className="quiet">{words.cost(way)}</p>
        {children}
      </div>
    </li>
  );
}

type Asked = { readonly what: 'renew' | 'remove'; readonly way: WayView };

export function WayList({ ways, actions }: WayListProps): ReactNode {
  const [asked, setAsked] = useState<Asked | null>(null);
  const isLast = ways.length === 1;
  const answered = (act: (way: WayView) => void) => (): void => {
    setAsked(null);
    if (asked !== null) act(asked.way);
  };
  const buttons = (way: WayView, isBusy: boolean, onChange: (way: WayView) => void): ReactNode => {
    const named = (verb: string): { readonly isDisabled: boolean; readonly 'aria-label': string } => ({
      isDisabled: isBusy,
      'aria-label': `${verb}: ${words.name(way)}`,
    });
    return (
      <div className="actions">
        {(way.type === 'passphrase' || way.type === 'passphrase-and-key-file') && (
          <PushButton {...named(words.change)} data-focus={`change-${way.slot}`} onPress={() => onChange(way)}>
            {words.change}
          </PushButton>
        )}
        {way.type === 'recovery-key' && (
          <PushButton {...named(words.renew)} onPress={() => setAsked({ what: 'renew', way })}>
            {words.renew}
          </PushButton>
        )}
        {!isLast && (
          <PushButton {...named(words.remove)} onPress={() => setAsked({ what: 'remove', way })}>
            {words.remove}
          </PushButton>
        )}
      </div>
    );
  };
  return (
    <>
      <ul className="ways" aria-label={words.list}>
        {ways.map((way) => (
          <WayLine key={way.slot} way={way}>
            {actions !== null && buttons(way, actions.isBusy, actions.onChange)}
            {actions !== null && isLast && <p className="quiet">{words.last}</p>}
          </WayLine>
        ))}
      </ul>
      {asked !== null && actions !== null && (
        <ConfirmDialog
          title={asked.what === 'renew' ? words.renewTitle : words.removeTitle(asked.way)}
          text={asked.what === 'renew' ? words.renewText : words.removeText(asked.way)}
          confirm={asked.what === 'renew' ? words.renewConfirm : words.remove}
          keep={words.keep}
          isStop={true}
          onCancel={() => setAsked(null)}
          onConfirm={answered(asked.what === 'renew' ? actions.onRenew : actions.onRemove)}
        />
      )}
    </>
  );
}
