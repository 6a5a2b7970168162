/** Settings of the app on this computer: each change is saved at once, and said. */
import { type ReactNode, useEffect, useState } from 'react';
import type { ErrorCode, Result } from '../../preload/contract.ts';
import type { Settings as View } from '../../preload/views/settings.ts';
import { CheckChoice } from '../components/CheckChoice.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { Loading } from '../components/Loading.tsx';
import { PlainPage } from '../components/PlainPage.tsx';
import { Segments } from '../components/Segments.tsx';
import { SelectField } from '../components/SelectField.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { savedWords, system, settingsWords as words } from '../messages/settings.ts';
import { troubles } from '../messages/troubles.ts';
import { places } from '../place.ts';
import { say } from '../speech.ts';
import { showToast } from '../toasts.ts';
import './Settings.css';

const { vault } = window;

const IDLE_MINUTES = [1, 2, 3, 5, 10, 15, 30, 60];
const REVEAL_SECONDS = [10, 20, 30, 60, 90, 120, 180, 300];
const CLIPBOARD_SECONDS = [5, 10, 15, 20, 30, 45, 60];
const THEMES = (['system', 'light', 'dark'] as const).map((id) => ({ id, name: words.themes[id] }));

interface PartProps {
  readonly now: View;
  readonly change: (change: Partial<View>) => void;
}

interface AmountProps {
  readonly label: string;
  readonly value: number;
  /** What is offered; a value that is not among them stands there too. */
  readonly choices: readonly number[];
  readonly inWords: (value: number) => string;
  readonly description?: string;
  readonly isDisabled?: boolean;
  readonly onChange: (value: number) => void;
}

function Amount({ label, value, choices, inWords, onChange, ...rest }: AmountProps): ReactNode {
  const all = choices.includes(value) ? choices : [...choices, value].sort((a, b) => a - b);
  return (
    <SelectField
      label={label}
      items={all.map((each) => ({ id: String(each), name: inWords(each) }))}
      value={String(value)}
      onChange={(id) => onChange(Number(id))}
      {...rest}
    />
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="settings__part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Safety(): ReactNode {
  return (
    <Part title={words.safety}>
      <p>{words.safetyAbout}</p>
      <LinkButton data-focus="backups" onPress={() => places.go({ at: 'backups' })}>
        {words.backups}
      </LinkButton>
      <p>{words.waysAbout}</p>
      <LinkButton data-focus="ways" onPress={() => places.go({ at: 'ways' })}>
        {words.ways}
      </LinkButton>
      <p>{words.sweepAbout}</p>
      <LinkButton data-focus="sweep" onPress={() => places.go({ at: 'sweep' })}>
        {words.sweep}
      </LinkButton>
    </Part>
  );
}

function Locking({ now, change }: PartProps): ReactNode {
  return (
    <Part title={words.locking}>
      <Amount
        label={words.idleMinutes}
        value={now.idleMinutes}
        choices={IDLE_MINUTES}
        inWords={words.minutes}
        onChange={(idleMinutes) => change({ idleMinutes })}
      />
      <CheckChoice
        name={words.locksOnSleep}
        isChosen={now.locksOnSleep}
        onChange={(locksOnSleep) => change({ locksOnSleep })}
      />
      <CheckChoice
        name={words.locksWithSystem}
        about={words.locksWithSystemAbout}
        isChosen={now.locksWithSystem}
        onChange={(locksWithSystem) => change({ locksWithSystem })}
      />
      <CheckChoice
        name={words.locksOnMinimise}
        isChosen={now.locksOnMinimise}
        onChange={(locksOnMinimise) => change({ locksOnMinimise })}
      />
    </Part>
  );
}

function Codes({ now, change }: PartProps): ReactNode {
  return (
    <>
      <Part title={words.codes}>
        <Amount
          label={words.revealSeconds}
          description={words.revealAbout}
          value={now.revealSeconds}
          choices={REVEAL_SECONDS}
          inWords={words.seconds}
          onChange={(revealSeconds) => change({ revealSeconds })}
        />
      </Part>
      <Part title={words.clipboard}>
        <CheckChoice
          name={words.allowsClipboard}
          about={words.allowsClipboardAbout}
          isChosen={now.allowsClipboard}
          onChange={(allowsClipboard) => change({ allowsClipboard })}
        />
        <Amount
          label={words.clipboardSeconds}
          {...(now.allowsClipboard ? {} : { description: words.clipboardOff })}
          isDisabled={!now.allowsClipboard}
          value={now.clipboardSeconds}
          choices={CLIPBOARD_SECONDS}
          inWords={words.seconds}
          onChange={(clipboardSeconds) => change({ clipboardSeconds })}
        />
      </Part>
    </>
  );
}

function Window({ now, change }: PartProps): ReactNode {
  return (
    <>
      <Part title={words.look}>
        <Segments
          label={words.theme}
          options={THEMES}
          value={now.theme}
          onChange={(id) => change({ theme: THEMES.find((theme) => theme.id === id)?.id ?? 'system' })}
        />
      </Part>
      <Part title={words.screen}>
        <CheckChoice
          name={words.hidesFromCapture}
          about={words.hidesFromCaptureAbout}
          isChosen={now.hidesFromCapture && system !== 'linux'}
          isDisabled={system === 'linux'}
          onChange={(hidesFromCapture) => change({ hidesFromCapture })}
        />
      </Part>
      <Part title={words.recents}>
        <CheckChoice
          name={words.keepsRecent}
          about={words.keepsRecentAbout}
          isChosen={now.keepsRecent}
          onChange={(keepsRecent) => change({ keepsRecent })}
        />
      </Part>
    </>
  );
}

function sayTrouble(code: ErrorCode): void {
  const { title, next } = troubles[code];
  showToast({ tone: 'stop', text: title, detail: next });
}

export function Settings(): ReactNode {
  const [answer, setAnswer] = useState<Result<View> | null>(null);
  const read = (): void => void vault.settings().then(setAnswer);
  useEffect(read, []);
  const change = async (wanted: Partial<View>): Promise<void> => {
    const saved = await vault.changeSettings(wanted);
    if (!saved.ok) return sayTrouble(saved.code);
    setAnswer(saved);
    say(savedWords(wanted, saved.value));
    // The list is of vaults of the past: without a list to keep, there is none.
    if (wanted.keepsRecent === false) {
      const emptied = await vault.forgetRecent(null);
      if (!emptied.ok) sayTrouble(emptied.code);
    }
  };
  const part = (now: View): PartProps => ({ now, change: (wanted) => void change(wanted) });
  return (
    <PlainPage title={words.title} about={words.about}>
      <Safety />
      {answer === null && <Loading text={words.loading} />}
      {answer !== null && !answer.ok && <TroubleNote trouble={troubles[answer.code]} onRetry={read} />}
      {answer?.ok && (
        <>
          <Locking {...part(answer.value)} />
          <Codes {...part(answer.value)} />
          <Window {...part(answer.value)} />
        </>
      )}
      <LinkButton data-focus="about" onPress={() => places.go({ at: 'about' })}>
        {words.aboutLink}
      </LinkButton>
    </PlainPage>
  );
}
