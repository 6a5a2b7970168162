/** The contract between window and main, read as text: its calls and events, each from its name to its semicolon. */
import { read } from './sources.ts';

export interface Member {
  readonly name: string;
  /** All of it, without comments, in one line. */
  readonly text: string;
}

/** Members of `VaultApi`, in order. A member ends at the semicolon outside all brackets, on whatever line that stands. */
export function membersOfApi(source: string = read('preload/contract.ts')): readonly Member[] {
  const start = source.indexOf('export interface VaultApi {');
  if (start < 0) throw new Error('the contract has no VaultApi');
  const text = source.slice(source.indexOf('{', start) + 1).replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ');
  const members: Member[] = [];
  let depth = 0;
  let member = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if ('({[<'.includes(sign)) depth += 1;
    // An arrow is no bracket.
    if (')}]'.includes(sign) || (sign === '>' && text.charAt(at - 1) !== '=')) depth -= 1;
    if (depth < 0) break;
    member += sign;
    if (sign !== ';' || depth > 0) continue;
    const words = member.replaceAll(/\s+/g, ' ').trim();
    members.push({ name: /^\w+/.exec(words)?.[0] ?? '', text: words });
    member = '';
  }
  return members;
}
