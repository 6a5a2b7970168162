/** The kit page of the vault to the printer, without any secret on it: what it is, and the button. */
import { type ReactNode, useState } from 'react';
import { troubles } from '../messages/troubles.ts';
import { kitPageWords as words } from '../messages/ways.ts';
import { say } from '../speech.ts';
import { showToast } from '../toasts.ts';
import { PushButton } from './PushButton.tsx';

export function PrintKit(): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const print = async (): Promise<void> => {
    setBusy(true);
    const answer = await window.vault.printKit();
    setBusy(false);
    if (!answer.ok) showToast({ tone: 'stop', text: troubles[answer.code].title, detail: troubles[answer.code].next });
    else if (answer.value) say(words.printed);
  };
  return (
    <section className="settings__part">
      <h2>{words.title}</h2>
      <p>{words.about}</p>
      <div className="actions">
        <PushButton isDisabled={isBusy} onPress={() => void print()}>
          {words.print}
        </PushButton>
      </div>
    </section>
  );
}
