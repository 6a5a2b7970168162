/** The rescue page: a form, the vault that it opens, and nothing that outlives the window. */
import '../renderer/tokens.css';
import './rescue.css';
import type { OnDerived } from '../main/core/format/patient-kdf.ts';
import type { Credentials } from '../main/core/format/unlock.ts';
import { part } from './element.ts';
import { passphraseCredentials, sharesCredentials } from './given.ts';
import { type Listener, type RescuedVault, rescueVault } from './rescued-vault.ts';
import { troubleNote, vaultView } from './vault-view.ts';
import { troubleOfError, WORDS } from './words.ts';

const form = part('form', HTMLFormElement);
const fields = part('fields', HTMLFieldSetElement);
const vaultFile = part('vault', HTMLInputElement);
const byShares = part('by-shares', HTMLInputElement);
const secret = part('secret', HTMLInputElement);
const showSecret = part('show-secret', HTMLButtonElement);
const keyFile = part('key-file', HTMLInputElement);
const shares = part('shares', HTMLTextAreaElement);
const shareFiles = part('share-files', HTMLInputElement);
const progress = part('progress', HTMLDivElement);
const step = part('step', HTMLParagraphElement);
const bar = part('bar', HTMLProgressElement);
const result = part('result', HTMLElement);
const trouble = part('trouble', HTMLDivElement);
const said = part('said', HTMLParagraphElement);

let opened: RescuedVault | null = null;

const say = (text: string): void => {
  said.textContent = text;
};

/** The day where the user is. */
function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function given(): Promise<Credentials> {
  if (byShares.checked) return sharesCredentials(shares.value, [...(shareFiles.files ?? [])]);
  return passphraseCredentials(secret.value, keyFile.files?.[0] ?? null);
}

const onDerived: OnDerived = (done, work) => {
  const percent = Math.floor(done * 100);
  if (done === 0) say(WORDS.derivingShort);
  step.textContent = WORDS.deriving(work, percent);
  bar.value = percent;
};

const listener: Listener = {
  onDerived,
  onRead: (done) => {
    step.textContent = WORDS.reading;
    bar.value = Math.floor(done * 100);
  },
};

function showVault(vault: RescuedVault, fileName: string): void {
  opened = vault;
  form.reset();
  form.hidden = true;
  const view = vaultView(vault, { fileName, today: today(), say, clear });
  result.replaceChildren(...view.nodes);
  result.hidden = false;
  say(WORDS.opened);
  view.title.focus();
}

function showTrouble(error: unknown): void {
  trouble.replaceChildren(...troubleNote(troubleOfError(error)).childNodes);
  trouble.hidden = false;
  trouble.focus();
}

async function open(): Promise<void> {
  const [file] = vaultFile.files ?? [];
  if (file === undefined) return;
  trouble.hidden = true;
  fields.disabled = true;
  progress.hidden = false;
  step.textContent = WORDS.reading;
  bar.value = 0;
  try {
    const credentials = await given();
    const bytes = new Uint8Array(await file.arrayBuffer());
    showVault(await rescueVault(bytes, credentials, listener), file.name);
  } catch (error) {
    showTrouble(error);
  } finally {
    fields.disabled = false;
    progress.hidden = true;
  }
}

/** Leaves nothing: the key is overwritten, and the page starts anew, with a memory of its own. */
function clear(): void {
  forget();
  location.reload();
}

function forget(): void {
  opened?.forget();
  opened = null;
  form.reset();
  result.replaceChildren();
}

function chooseWay(): void {
  part('secret-part', HTMLDivElement).hidden = byShares.checked;
  part('shares-part', HTMLDivElement).hidden = !byShares.checked;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void open();
});
form.addEventListener('change', chooseWay);
showSecret.addEventListener('click', () => {
  const isShown = secret.type === 'text';
  secret.type = isShown ? 'password' : 'text';
  showSecret.setAttribute('aria-pressed', String(!isShown));
});
// A page that the browser keeps for "back" would keep the codes.
window.addEventListener('pagehide', forget);
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
// The key derivation gives way by `scheduler.yield` where there is one, and that goes on before any timer or message that waits. Without
// it a timer is taken, which lets them all through.
Object.defineProperty(window, 'scheduler', { value: undefined });
form.reset();
chooseWay();
