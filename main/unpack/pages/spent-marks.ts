/** Tells from the attributes of an element whether what it holds is spent, gone from sight, or written as it stands. */
import { saysSpent } from '../../core/importers/marks.ts';
import type { MarkKind } from './marked-lines.ts';

export type Attributes = ReadonlyMap<string, string>;

const SAID: ReadonlySet<string> = new Set(['used', 'spent', 'consumed', 'redeemed', 'burned', 'burnt']);
const STRUCK: ReadonlySet<string> = new Set(['struck', 'strikethrough', 'linethrough', 'crossed', 'striked']);
const WEAK: ReadonlySet<string> = new Set(['disabled', 'inactive', 'invalid', 'revoked']);
/** `not-used`, `last-used`, `to-be-used` say something else. */
const TURNED: ReadonlySet<string> = new Set('un not non no never last most recently re be can being is-not'.split(' '));
/** Tags that hold a page, not a code. */
const LARGE: ReadonlySet<string> = new Set(['html', 'body', 'main', 'form', 'header', 'footer', 'nav', 'head']);
/** What a label of these says is what they do. */
const ACTING: ReadonlySet<string> = new Set([
  'a',
  'button',
  'input',
  'select',
  'textarea',
  'summary',
  'label',
  'option',
]);
const COMMAND = /^(?:mark|set|toggle|click|copy|show|hide|view|remove|delete|use|press|tap)\b/i;
const LONGEST_LABEL = 120;

/** The mark of an element, or null. @param struckClasses classes that a style sheet of the page strikes through */
export function markOf(name: string, attributes: Attributes, struckClasses: ReadonlySet<string>): MarkKind | null {
  if (name === 's' || name === 'del' || name === 'strike') return 'struck';
  if (attributes.size === 0 || LARGE.has(name)) return null;
  if (/text-decoration[a-z-]*\s*:[^;]*line-through/i.test(attributes.get('style') ?? '')) return 'struck';
  const byClass = markOfClasses(attributes.get('class') ?? '', struckClasses);
  if (byClass === 'struck' || byClass === 'said' || saysUsed(name, attributes)) return byClass ?? 'said';
  return byClass ?? (attributes.get('aria-disabled') === 'true' ? 'weak' : null);
}

function saysUsed(name: string, attributes: Attributes): boolean {
  const flag = attributes.get('data-used') ?? attributes.get('data-is-used');
  if (flag !== undefined && !/^(?:false|0|no|null|undefined)$/i.test(flag)) return true;
  const state = attributes.get('data-state') ?? attributes.get('data-status') ?? '';
  return SAID.has(state.toLowerCase()) || (!ACTING.has(name) && labelSaysSpent(attributes.get('aria-label')));
}

/** True for a label or an alternative text such as `Already used`; false for one that says what a click does. */
export function labelSaysSpent(label: string | undefined): boolean {
  const text = label?.trim() ?? '';
  return text !== '' && text.length <= LONGEST_LABEL && !COMMAND.test(text) && saysSpent(text);
}

function markOfClasses(value: string, struckClasses: ReadonlySet<string>): MarkKind | null {
  let found: MarkKind | null = null;
  for (const each of value.split(/\s+/)) {
    if (each === 'line-through' || each === 'text-decoration-line-through' || struckClasses.has(each)) return 'struck';
    // `disabled:opacity-50` is a rule for another state.
    const kind = each.includes(':') ? null : markOfWords(each);
    if (kind === 'struck') return kind;
    found = found === 'said' ? found : (kind ?? found);
  }
  return found;
}

function markOfWords(name: string): MarkKind | null {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/);
  const turned = (at: number): boolean => TURNED.has(words[at - 1] ?? '');
  const has = (list: ReadonlySet<string>): boolean => words.some((word, at) => list.has(word) && !turned(at));
  if (has(STRUCK)) return 'struck';
  if (has(SAID)) return 'said';
  return has(WEAK) ? 'weak' : null;
}

export function isHidden(attributes: Attributes): boolean {
  const style = attributes.get('style') ?? '';
  return attributes.has('hidden') || /(?:^|;|\s)(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

export const keepsLines = (attributes: Attributes): boolean =>
  /white-space\s*:\s*(?:pre|break-spaces)/i.test(attributes.get('style') ?? '');

/** Classes that a style sheet strikes through by a rule of their own: `.x1 {text-decoration: line-through}`. */
export function struckClassesOf(css: string): string[] {
  return css.split('}').flatMap((rule) => {
    const [selectors = '', body = ''] = rule.split('{').slice(-2);
    if (!/text-decoration[a-z-]*\s*:[^;]*line-through/i.test(body)) return [];
    return selectors
      .split(',')
      .flatMap((selector) => /^\s*(?:[a-z][a-z0-9]*)?\.([\w-]+)\s*$/i.exec(selector)?.[1] ?? []);
  });
}
