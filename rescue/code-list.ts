/** One set with a button that opens it: its codes are decrypted when it is pressed, and gone from the page when it is pressed again. */
import type { OpenedCode } from '../main/core/custody/codes-of-set.ts';
import { formatSetId } from '../main/core/custody/set-id.ts';
import type { ReadSet, ReadState } from '../main/core/custody/state.ts';
import { type CodeRow, type SetPage, showSet } from '../main/core/custody/view.ts';
import { button, element } from './element.ts';
import { CODE_STATES, KINDS, SET_STATES, troubleOfError, USES, WORDS } from './words.ts';

export interface CodeList {
  readonly node: HTMLElement;
  /** Whether a print of everything holds it: its codes are there and may still work. */
  readonly isInUse: boolean;
  readonly isShown: boolean;
  show(isShown: boolean): void;
}

export function codeList(
  state: ReadState,
  set: ReadSet,
  today: string,
  open: (setId: string) => readonly OpenedCode[],
): CodeList {
  const page = showSet(state, set, today);
  const title = element('h4', { text: `${KINDS[page.kind]}, ${SET_STATES[page.state]}` });
  const holder = element('div', { id: `codes-${set.id}` });
  const node = element('section', { class: 'set', children: [title, ...facts(set, page)] });
  let isShown = false;
  const show = (shall: boolean): void => {
    if (shall === isShown || page.purgedAt !== null) return;
    isShown = shall;
    node.classList.toggle('is-shown', isShown);
    toggle.textContent = isShown ? WORDS.hide : WORDS.show;
    toggle.setAttribute('aria-expanded', String(isShown));
    holder.replaceChildren(...(isShown ? [opened(page, () => open(set.id))] : []));
  };
  const toggle = button(WORDS.show, () => show(!isShown), 'toggle');
  toggle.setAttribute('aria-expanded', 'false');
  toggle.setAttribute('aria-controls', holder.id);
  if (page.purgedAt === null) node.append(toggle, holder);
  const isOpenable = page.purgedAt === null && (page.state === 'active' || page.state === 'draft');
  return {
    node,
    isInUse: isOpenable,
    get isShown() {
      return isShown;
    },
    show,
  };
}

function facts(set: ReadSet, page: SetPage): HTMLElement[] {
  const spent = page.codes.filter(({ state }) => state === 'unused').length - page.unused;
  const words = [
    WORDS.left(page.unused, page.total),
    ...(spent > 0 ? [WORDS.spent(spent)] : []),
    ...(set.generatedAt === null ? [] : [WORDS.issued(set.generatedAt.slice(0, 10))]),
    ...(set.expiresAt === null ? [] : [WORDS.expires(set.expiresAt.slice(0, 10))]),
    formatSetId(set.id),
  ];
  const line = element('p', { class: 'meta', text: words.join(' · ') });
  const use = USES[page.use];
  if (page.purgedAt !== null) {
    return [line, element('p', { class: 'hint', text: WORDS.destroyed(page.purgedAt.slice(0, 10)) })];
  }
  return use === null ? [line] : [line, element('p', { class: 'hint', text: use })];
}

function opened(page: SetPage, open: () => readonly OpenedCode[]): HTMLElement {
  try {
    return table(page.codes, new Map(open().map(({ number, text }) => [number, text])));
  } catch (error) {
    const { sentence, next, code } = troubleOfError(error);
    return element('p', { class: 'alert', text: `${sentence} ${next} (${code})`, with: { role: 'alert' } });
  }
}

function table(rows: readonly CodeRow[], texts: ReadonlyMap<number, string>): HTMLTableElement {
  const heads = [WORDS.number, WORDS.code, WORDS.state].map((text) => element('th', { text, with: { scope: 'col' } }));
  const body = rows.map((row) =>
    element('tr', {
      class: `is-${row.state}`,
      children: [
        element('td', { class: 'number', text: String(row.number) }),
        element('td', { class: 'code', children: signs(texts.get(row.number) ?? '') }),
        element('td', { class: 'state', text: stateOf(row) }),
      ],
    }),
  );
  return element('table', {
    children: [
      element('thead', { children: [element('tr', { children: heads })] }),
      element('tbody', { children: body }),
    ],
  });
}

function stateOf({ state, at, openReveal }: CodeRow): string {
  if (state === 'unused' && openReveal) return WORDS.wasShown;
  const isDated = at !== null && (state === 'used' || state === 'refused');
  return isDated ? `${CODE_STATES[state]} ${at.slice(0, 10)}` : CODE_STATES[state];
}

/** Digits stand out from letters; the text that is copied is the code. */
function signs(code: string): (Node | string)[] {
  return code
    .split(/(\d+)/)
    .filter((run) => run !== '')
    .map((run) => (/^\d/.test(run) ? element('span', { class: 'digits', text: run }) : run));
}
