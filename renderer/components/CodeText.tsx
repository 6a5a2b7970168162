/** A code for the eye: in groups, digits apart from letters, as large as the window allows. Screen readers get its name only. */
import type { ReactNode } from 'react';
import './CodeText.css';

/** Groups as the service writes them; a long run without a mark is shown in fours. */
export interface CodeGroup {
  readonly text: string;
  /** The mark before the group, as it has to be typed; empty for a gap that is only for the eye. */
  readonly before: string;
}

const longestRun = 6;

function inFours(run: string): readonly string[] {
  return Array.from(run).length <= longestRun ? [run] : (run.match(/.{1,4}/gsu) ?? [run]);
}

export function groupsOf(code: string): readonly CodeGroup[] {
  // Words of a phrase, and groups that the service itself sets apart by blanks, stay whole.
  const isWritten = /\s/.test(code);
  const groups: CodeGroup[] = [];
  let before = '';
  for (const part of code.split(/([^\p{L}\p{N}]+)/u)) {
    if (part === '') continue;
    if (/^[^\p{L}\p{N}]/u.test(part)) before = part;
    else {
      (isWritten ? [part] : inFours(part)).forEach((text, place) => {
        groups.push({ text, before: place === 0 ? before : '' });
      });
      before = '';
    }
  }
  if (before !== '') groups.push({ text: '', before });
  return groups;
}

/** How large: a code of up to 12 signs fills the window, longer ones take several lines of smaller signs. */
function sizeOf(code: string): 'huge' | 'large' | 'long' {
  const signs = Array.from(code).length;
  if (signs <= 12) return 'huge';
  return signs <= 24 ? 'large' : 'long';
}

export function Signs({ text }: { readonly text: string }): ReactNode {
  return text
    .split(/(\d+)/)
    .filter((run) => run !== '')
    .map((run, place) =>
      /^\d/.test(run) ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: runs of one text have no other name
        <span key={place} className="code-text__digits">
          {run}
        </span>
      ) : (
        run
      ),
    );
}

interface CodeTextProps {
  readonly code: string;
  /** What is said instead of the code. */
  readonly name: string;
}

export function CodeText({ code, name }: CodeTextProps): ReactNode {
  return (
    <p className={`code-text code-text--${sizeOf(code)}`} role="img" aria-label={name}>
      {groupsOf(code).map(({ text, before }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups of one code have no other name
        <span key={place} className="code-text__group">
          {before.trim() !== '' && <span className="code-text__mark">{before}</span>}
          <Signs text={text} />
        </span>
      ))}
    </p>
  );
}
