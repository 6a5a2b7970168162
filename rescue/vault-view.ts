/** What a vault holds, by account: names and counts first, codes when they are asked for. */
import { serviceAndInstance } from '../main/core/custody/account-name.ts';
import { byAccount } from '../main/core/custody/order.ts';
import type { ReadState } from '../main/core/custody/state.ts';
import { type CodeList, codeList } from './code-list.ts';
import { button, element } from './element.ts';
import type { RescuedVault } from './rescued-vault.ts';
import { type Trouble, troubleOf, WORDS } from './words.ts';

interface AccountPart {
  readonly node: HTMLElement;
  /** What a search looks at, in lower case. */
  readonly words: string;
  readonly lists: readonly CodeList[];
}

export interface VaultView {
  readonly title: HTMLElement;
  readonly nodes: readonly HTMLElement[];
}

interface Surroundings {
  readonly fileName: string;
  /** The day where the user is, `YYYY-MM-DD`. */
  readonly today: string;
  /** Says something to a screen reader. */
  say(text: string): void;
  clear(): void;
}

export function vaultView(vault: RescuedVault, { fileName, today, say, clear }: Surroundings): VaultView {
  const title = element('h2', { text: fileName, with: { tabindex: '-1' } });
  const accounts = accountParts(vault, today);
  const lists = accounts.flatMap((account) => account.lists);
  const showAll = (): void => {
    for (const list of lists) if (list.isInUse) list.show(true);
    say(WORDS.shown(lists.filter(({ isShown }) => isShown).length));
  };
  const hideAll = (): void => {
    for (const list of lists) list.show(false);
    say(WORDS.shown(0));
  };
  const actions = element('div', {
    class: 'actions no-print',
    children: [
      button(WORDS.showAll, showAll),
      button(WORDS.hideAll, hideAll),
      button(WORDS.print, () => window.print()),
      button(WORDS.clear, clear),
    ],
  });
  return {
    title,
    nodes: [
      title,
      element('p', { class: 'meta', text: `${WORDS.pointLabel}: ${WORDS.point(vault.fingerprint, vault.change)}` }),
      ...vault.findings.map(({ code, facts }) => troubleNote(troubleOf(code, facts))),
      element('p', { class: 'note no-print', text: `${WORDS.notRecorded} ${WORDS.mayBeOlder}` }),
      actions,
      ...searchField(accounts, say),
      element('h3', { class: 'list-title', text: WORDS.accounts }),
      ...(accounts.length === 0 ? [element('p', { text: WORDS.noAccounts })] : accounts.map(({ node }) => node)),
    ],
  };
}

/** Sentence, next step and code. */
export function troubleNote({ sentence, next, code }: Trouble): HTMLElement {
  return element('div', {
    class: 'alert',
    children: [
      element('p', { children: [element('strong', { text: sentence })] }),
      element('p', { children: [`${next} `, element('code', { text: code })] }),
    ],
  });
}

function accountParts(vault: RescuedVault, today: string): AccountPart[] {
  const { state } = vault;
  const listsOf = new Map<string, CodeList[]>();
  for (const set of [...state.sets.values()].sort(byAccount(state))) {
    // Sets of accounts that are missing stand together.
    const key = state.accounts.has(set.account) ? set.account : '';
    const lists = listsOf.get(key) ?? [];
    lists.push(codeList(state, set, today, vault.open));
    listsOf.set(key, lists);
  }
  return [...listsOf].map(([id, lists]) => {
    const name = nameOf(state, id);
    const node = element('article', { children: [element('h3', { text: name }), ...lists.map((list) => list.node)] });
    return { node, words: `${name} ${node.textContent}`.toLowerCase(), lists };
  });
}

function nameOf(state: ReadState, id: string): string {
  const account = state.accounts.get(id);
  if (account === undefined) return WORDS.unknownAccount;
  const service = serviceAndInstance(account);
  const parts = [service === '' ? WORDS.unknownService : service, account.name];
  const name = parts.filter((each) => each !== null).join(' · ');
  return account.closedAt === null ? name : `${name} (${WORDS.closed})`;
}

function searchField(accounts: readonly AccountPart[], say: (text: string) => void): HTMLElement[] {
  const input = element('input', { id: 'search', with: { type: 'search', autocomplete: 'off', spellcheck: 'false' } });
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/);
    for (const account of accounts) account.node.hidden = !words.every((word) => account.words.includes(word));
    say(WORDS.found(accounts.filter(({ node }) => !node.hidden).length, accounts.length));
  });
  const label = element('label', { text: WORDS.search, with: { for: input.id } });
  return accounts.length < 2 ? [] : [element('div', { class: 'field no-print', children: [label, input] })];
}
