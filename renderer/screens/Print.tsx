/** Printing a sheet: which sets, how, and a true preview of the pages; then each copy waits as unproven. */
import { Printer } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Group } from 'react-aria-components';
import type { LayoutName, Paper } from '../../preload/views/custody.ts';
import type { PrintOrder } from '../../preload/views/paper.ts';
import { KeyCap } from '../components/KeyCap.tsx';
import { PrintDesk } from '../components/PrintDesk.tsx';
import { PrintedCopies } from '../components/PrintedCopies.tsx';
import { PushButton } from '../components/PushButton.tsx';
import { Segments } from '../components/Segments.tsx';
import { SelectField } from '../components/SelectField.tsx';
import { SetPicker } from '../components/SetPicker.tsx';
import { WaitingCopy } from '../components/WaitingCopy.tsx';
import { WorkBar } from '../components/WorkBar.tsx';
import { controlShortcut, keys, number } from '../messages/intl.ts';
import { printWords as words } from '../messages/print.ts';
import { places, useArrival } from '../place.ts';
import { say } from '../speech.ts';
import { useSheets } from '../use-answer.ts';
import { useKeys } from '../use-keys.ts';
import { usePreview } from '../use-preview.ts';
import { type Printing, type PrintWay, usePrinting } from '../use-printing.ts';
import './Print.css';

const MOST_COPIES = 9;
const copyItems = Array.from({ length: MOST_COPIES }, (_, i) => ({ id: `${i + 1}`, name: number(i + 1) }));

interface FormProps {
  readonly order: PrintOrder;
  readonly onChange: (change: Partial<PrintOrder>) => void;
}

const isPaper = (text: string): text is Paper => text === 'a4' || text === 'letter';
const isLayout = (text: string): text is LayoutName => text === 'recovery' || text === 'packed';

function LayoutForm({ order, onChange }: FormProps): ReactNode {
  return (
    <Group className="print__part" aria-label={words.layout}>
      <strong aria-hidden="true">{words.layout}</strong>
      {order.sets.length > 1 ? (
        <p>{words.packedOnly}</p>
      ) : (
        <Segments
          label={words.layout}
          hidesLabel={true}
          options={[
            { id: 'recovery', name: words.layouts.recovery },
            { id: 'packed', name: words.layouts.packed },
          ]}
          value={order.layout}
          onChange={(id) => isLayout(id) && onChange({ layout: id })}
        />
      )}
      <Segments
        label={words.paper}
        hidesLabel={true}
        options={[
          { id: 'a4', name: words.papers.a4 },
          { id: 'letter', name: words.papers.letter },
        ]}
        value={order.paper}
        onChange={(id) => isPaper(id) && onChange({ paper: id })}
      />
      <SelectField
        label={words.copies}
        items={copyItems}
        value={`${order.copies}`}
        onChange={(id) => onChange({ copies: Number(id) })}
        description={words.copiesHint}
      />
    </Group>
  );
}

function Buttons({ onPrint }: { readonly onPrint: (way: PrintWay) => void }): ReactNode {
  return (
    <div className="bar__end">
      <PushButton kind="plain" onPress={places.back} aria-keyshortcuts="Escape">
        {words.cancel}
        <KeyCap keys={keys.escape} />
      </PushButton>
      <PushButton onPress={() => onPrint('pdf')}>{words.savePdf}</PushButton>
      <PushButton kind="main" onPress={() => onPrint('printer')} aria-keyshortcuts={controlShortcut('p')}>
        <Printer className="icon" />
        {words.print}
        <KeyCap keys={keys.withControl('P')} />
      </PushButton>
    </div>
  );
}

/** The system's menu does the same as the key. */
function usePrintMenu(print: () => void): void {
  const latest = useRef(print);
  latest.current = print;
  useEffect(
    () =>
      window.vault.onMenu((item) => {
        if (item === 'print') latest.current();
      }),
    [],
  );
}

interface PrintFormProps {
  readonly asked: readonly string[];
  readonly printing: Printing;
  readonly waiting: ReactNode;
}

function PrintForm({ asked, printing, waiting }: PrintFormProps): ReactNode {
  const heading = useArrival<HTMLHeadingElement>();
  const form = useRef<HTMLDivElement>(null);
  const [order, setOrder] = useState<PrintOrder>({ sets: asked, layout: 'recovery', paper: 'a4', copies: 2 });
  const [isShown, setShown] = useState(false);
  const isPacked = order.sets.length > 1;
  const placed: PrintOrder = isPacked ? { ...order, layout: 'packed' } : order;
  const known = usePreview(order.sets.length === 0 ? null : { ...placed, isShown });
  const change = (part: Partial<PrintOrder>): void => setOrder((before) => ({ ...before, ...part }));
  const choose = (set: string, isChosen: boolean): void => {
    // Another set is not opened because this one was: its codes come veiled.
    setShown(false);
    setOrder((before) => ({
      ...before,
      sets: [...before.sets.filter((each) => each !== set), ...(isChosen ? [set] : [])],
    }));
  };
  const print = (way: PrintWay): void => {
    if (order.sets.length > 0) void printing.print(placed, way);
    else {
      say(words.nothingChosen, 'assertive');
      form.current?.querySelector<HTMLElement>('[data-ask="sets"] :is(input, button)')?.focus();
    }
  };
  const show = (isToBeShown: boolean): void => {
    setShown(isToBeShown);
    if (!isToBeShown) say(words.saidVeiled);
  };
  const shownNow = known.preview?.isShown ?? false;
  useEffect(() => {
    if (shownNow) say(words.saidShown);
  }, [shownNow]);
  useKeys({ 'mod+p': () => print('printer') });
  usePrintMenu(() => print('printer'));
  return (
    <>
      <div className="bar bar--page">
        <h1 ref={heading} tabIndex={-1}>
          {words.title}
        </h1>
        <Buttons onPrint={print} />
      </div>
      {printing.isRunning && (
        <WorkBar name={words.drawing} done={printing.done} onCancel={() => void window.vault.cancel()} />
      )}
      <div className="print">
        <div className="print__form" ref={form}>
          {waiting}
          <SetPicker asked={asked} chosen={order.sets} onChoose={choose} />
          <LayoutForm order={placed} onChange={change} />
          <p className="quiet">{words.spooler}</p>
          <p className="quiet">{words.pdf}</p>
        </div>
        <PrintDesk {...known} paper={order.paper} onShow={show} />
      </div>
    </>
  );
}

export function Print({ sets }: { readonly sets: readonly string[] }): ReactNode {
  const printing = usePrinting();
  const { value: page } = useSheets();
  if (printing.printed !== null) return <PrintedCopies printed={printing.printed} places={page?.places ?? []} />;
  return (
    <PrintForm asked={sets} printing={printing} waiting={page === null ? null : <WaitingCopy sheets={page.sheets} />} />
  );
}
