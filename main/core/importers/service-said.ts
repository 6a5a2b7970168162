/** A draft whose service the user names: what that service is known for holds, whatever the reader took the codes for. */
import { serviceById } from './catalogue.ts';
import type { CodeForm } from './catalogue-entry.ts';
import type { DraftCode, FoundSet } from './draft.ts';
import { bestForm } from './recognise.ts';
import { codeKey, doubtfulCodes } from './sets.ts';

/** The form of a service that codes agree with best; null where nothing is known of its codes. */
function formOf(service: string | null, codes: readonly DraftCode[]): CodeForm | null {
  const row = service === null ? null : serviceById(service);
  if (row === null) return null;
  const { form, fit } = bestForm(row, () => codes.map(({ text }) => text));
  return form !== null && fit === 'no' ? { ...form, alphabet: null } : form;
}

/** The number of the first code where neither the text nor the service says another. */
const USUAL_FIRST = 1;

/**
 * The draft as one of the service: its use, its numbers, and its codes as the service compares them. The texts stay as they are,
 * and so does a draft that was read as one of that service.
 *
 * @param service - catalogue id, or null for a service that the catalogue does not have
 */
export function asOfService(draft: FoundSet, service: string | null): FoundSet {
  if (service === draft.service) return draft;
  // A host that was found belongs to the service that was found with it.
  const named = { ...draft, service, instance: draft.service === null ? draft.instance : null };
  if (draft.kind === 'recovery-phrase') return named;
  const form = formOf(service, draft.codes);
  // What the user said of the codes of an unknown service stays.
  if (form === null && draft.service === null) return named;
  const codes = draft.codes.map((code) => ({ ...code, key: codeKey(code.text, form) }));
  return {
    ...named,
    codes,
    doubtful: doubtfulCodes(codes, form),
    signs: form === null ? null : { alphabet: form.alphabet, fold: form.fold },
    kind: codes.length > 1 || form === null ? draft.kind : form.kind,
    use: form?.use ?? 'single',
    usesPerCode: Math.max(draft.usesPerCode, form?.usesPerCode ?? 1),
    indexBase: draft.indexBase === USUAL_FIRST ? (form?.indexBase ?? USUAL_FIRST) : draft.indexBase,
  };
}
