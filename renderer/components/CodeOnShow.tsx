/** The code itself: where to type it, how long it stays, and nothing else (desktop.md, screen 5). */
import { Check, Timer } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useCountdown } from '../countdowns.ts';
import { keys } from '../messages/intl.ts';
import { troubles } from '../messages/troubles.ts';
import { useCodeWords as words } from '../messages/use-code.ts';
import { say } from '../speech.ts';
import { showToast } from '../toasts.ts';
import { useKeys } from '../use-keys.ts';
import type { CodePhase, ShownCodeSteps } from '../use-shown-code.ts';
import { CodeLegend } from './CodeLegend.tsx';
import { CodeText } from './CodeText.tsx';
import { KeyCap } from './KeyCap.tsx';
import { PushButton } from './PushButton.tsx';
import { SpelledCode } from './SpelledCode.tsx';

interface CodeOnShowProps {
  readonly phase: Extract<CodePhase, { at: 'shown' }>;
  readonly service: string;
  readonly steps: ShownCodeSteps;
}

const { vault } = window;
/** Seconds at which the time that is left is said. */
const saidAt = new Set([30, 10]);

function useSettingOfClipboard(): boolean {
  const [isAllowed, setAllowed] = useState(false);
  useEffect(() => {
    void vault.settings().then((settings) => setAllowed(settings.ok && settings.value.allowsClipboard));
  }, []);
  return isAllowed;
}

async function clearClipboard(): Promise<void> {
  const cleared = await vault.clearClipboard();
  if (cleared.ok) say(words.cleared);
  else showToast({ tone: 'stop', text: troubles[cleared.code].title, detail: troubles[cleared.code].next });
}

async function copy(code: number): Promise<void> {
  const [copied, settings] = await Promise.all([vault.copyCode(), vault.settings()]);
  if (!copied.ok) {
    showToast({ tone: 'stop', text: troubles[copied.code].title, detail: troubles[copied.code].next });
    return;
  }
  showToast({
    tone: 'usual',
    text: words.copied(code, settings.ok ? settings.value.clipboardSeconds : 0),
    detail: words.copiedAbout,
    action: { name: words.clearNow, run: () => void clearClipboard() },
  });
}

/** How long the code stays, said at 30 and at 10 seconds. */
function HidesIn({ atFirst }: { readonly atFirst: number }): ReactNode {
  const seconds = useCountdown('reveal') ?? atFirst;
  const text = words.hidesIn(seconds);
  useEffect(() => {
    if (saidAt.has(seconds)) say(text);
  }, [seconds, text]);
  return (
    <p>
      <Timer className="icon icon--s" />
      <span>{text}</span>
    </p>
  );
}

export function CodeOnShow({ phase: { code, isSpelled }, service, steps }: CodeOnShowProps): ReactNode {
  const hasClipboard = useSettingOfClipboard();
  const moreTime = (): void => {
    void vault.keepShowing();
    say(words.moreTimeSaid);
  };
  useKeys({ Enter: steps.ask, s: steps.toggleSpelling, Space: moreTime, h: () => steps.hide(false) });
  // The focus is on this button, and Space asks for time, as it does everywhere else on this screen.
  const keepTime = (event: KeyboardEvent): void => {
    if (event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    moreTime();
  };
  return (
    <>
      <section className="code-in-use__middle">
        <div className="code-in-use__lead">
          <h1>{isSpelled ? words.spellTitle : words.title(service)}</h1>
          <p>{code.doubt === null ? words.after(code.leftAfter) : words.doubts[code.doubt]}</p>
        </div>
        {isSpelled ? (
          <SpelledCode code={code.text} />
        ) : (
          <CodeText code={code.text} name={words.codeOnShow(code.number)} />
        )}
        <CodeLegend code={code.text} />
        <div className="code-in-use__do">
          <div onKeyDownCapture={keepTime} role="presentation">
            <PushButton kind="main" isLarge={true} autoFocus={true} onPress={steps.ask}>
              {words.typed}
              <KeyCap keys={keys.enter} />
            </PushButton>
          </div>
          <PushButton isLarge={true} onPress={steps.toggleSpelling} aria-keyshortcuts="S">
            {isSpelled ? words.whole : words.spell}
            <KeyCap keys="S" />
          </PushButton>
        </div>
      </section>
      <footer className="code-in-use__foot">
        <HidesIn atFirst={code.hidesInSeconds} />
        <PushButton kind="plain" onPress={moreTime} aria-keyshortcuts="Space">
          {words.moreTime}
          <KeyCap keys={keys.space} />
        </PushButton>
        <PushButton kind="plain" onPress={() => steps.hide(false)} aria-keyshortcuts="H">
          {words.hideNow}
          <KeyCap keys="H" />
        </PushButton>
        {hasClipboard && (
          <PushButton kind="plain" onPress={() => void copy(code.number)}>
            {words.copy}
          </PushButton>
        )}
        <p className="code-in-use__end quiet">
          <Check className="icon icon--s" />
          <span>{code.recordedAt === null ? words.notInTheLog : words.inTheLog(code.recordedAt)}</span>
        </p>
      </footer>
    </>
  );
}
