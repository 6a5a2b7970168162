/** Elements of the page, made of text alone: nothing here takes markup. */

interface Made {
  readonly id?: string;
  readonly class?: string;
  readonly text?: string;
  /** Other attributes, by name. */
  readonly with?: Readonly<Record<string, string>>;
  readonly children?: readonly (Node | string)[];
}

export function element<K extends keyof HTMLElementTagNameMap>(name: K, made: Made = {}): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  if (made.id !== undefined) node.id = made.id;
  if (made.class !== undefined) node.className = made.class;
  if (made.text !== undefined) node.textContent = made.text;
  for (const [attribute, value] of Object.entries(made.with ?? {})) node.setAttribute(attribute, value);
  node.append(...(made.children ?? []));
  return node;
}

export function button(text: string, onClick: () => void, className = ''): HTMLButtonElement {
  const node = element('button', { class: className, text, with: { type: 'button' } });
  node.addEventListener('click', onClick);
  return node;
}

/** The element of the page that has this id and is of this kind. */
export function part<T extends HTMLElement>(id: string, kind: abstract new () => T): T {
  const node = document.getElementById(id);
  if (!(node instanceof kind)) throw new TypeError(`the page has no ${id}`);
  return node;
}
