/** Unlocks the vault by shares; what was typed stays while it does not fit. */
import { type ReactNode, useRef, useState } from 'react';
import { sharesWords as words } from '../messages/unlock.ts';
import { vaultStore } from '../use-vault.ts';
import { PushButton } from './PushButton.tsx';
import { ShareFields, sharesTrouble, typedShares } from './ShareFields.tsx';

export function SharesForm(): ReactNode {
  const area = useRef<HTMLDivElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const unlock = async (): Promise<void> => {
    const shares = typedShares(area);
    if (shares === null) return setWrong(words.empty);
    setBusy(true);
    setWrong(null);
    const trouble = await vaultStore.unlockWithShares(shares);
    setBusy(false);
    if (trouble !== null) setWrong(sharesTrouble(trouble));
  };
  return (
    <form
      className="unlock__form"
      onSubmit={(event) => {
        event.preventDefault();
        void unlock();
      }}
    >
      <ShareFields area={area} wrong={wrong} />
      <PushButton kind="main" type="submit" isWide={true} isDisabled={isBusy}>
        {isBusy ? words.opening : words.unlock}
      </PushButton>
    </form>
  );
}
