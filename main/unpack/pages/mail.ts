/** A saved message (`.eml`) or page (`.mhtml`): its text, and its attachments as files. */
import type { ContainerFile, Contents, EntryFile } from '../entry.ts';
import { readPage } from './html-text.ts';
import { decodeText, type MimePart, readMessage } from './mime.ts';

interface Found {
  readonly texts: string[];
  readonly addresses: string[];
  readonly files: EntryFile[];
}

/** A {@link ContainerReader}: one text under the subject, and the attachments. Names of senders speak for no service. */
export async function readMail({ bytes }: ContainerFile): Promise<Contents> {
  const { subject, location, root } = readMessage(bytes);
  const found: Found = { texts: [], addresses: location === null ? [] : [location], files: [] };
  gather(root, found);
  const text = [subject, ...found.texts].filter((each) => each.trim() !== '').join('\n\n');
  const fields = [{ source: '', label: null, text }];
  return {
    entries: [{ title: '', addresses: found.addresses, account: null, fields, files: found.files }],
    warnings: [],
    ignored: [],
  };
}

function gather(part: MimePart, found: Found): void {
  if (part.type === 'multipart/alternative') gatherBest(part.parts, found);
  else if (part.type === 'multipart/related') for (const each of part.parts) gatherSeen(each, found);
  else if (part.parts.length > 0) for (const each of part.parts) gather(each, found);
  else if (part.isAttachment || (part.fileName !== null && !part.type.startsWith('text/'))) addFile(part, found);
  else gatherSeen(part, found);
}

/** Pictures and style sheets of a page are none of its text. */
function gatherSeen(part: MimePart, found: Found): void {
  if (part.parts.length > 0 || part.isAttachment) gather(part, found);
  else if (part.type === 'text/html') {
    const page = readPage(decodeText(part.body, part.charset));
    found.texts.push(page.text);
    found.addresses.push(...page.addresses);
  } else if (part.type === 'text/plain') found.texts.push(decodeText(part.body, part.charset));
}

const signsOfCodes = ({ texts }: Found): number => (texts.join('\n').match(/\S*\d\S*/g) ?? []).length;

/** The plain text, unless another form of the same message shows more of what may be codes. */
function gatherBest(parts: readonly MimePart[], found: Found): void {
  const forms = parts.map((part) => {
    const form: Found = { texts: [], addresses: [], files: [] };
    gather(part, form);
    return form;
  });
  const [first, ...others] = forms;
  if (first === undefined) return;
  const best = others.reduce((most, form) => (signsOfCodes(form) > signsOfCodes(most) ? form : most), first);
  found.texts.push(...best.texts);
  for (const { addresses, files } of forms) {
    found.addresses.push(...addresses);
    found.files.push(...files);
  }
}

function addFile({ fileName, body }: MimePart, found: Found): void {
  const name = fileName ?? '';
  found.files.push({ source: name === '' ? 'attachment' : name, name, bytes: body });
}
