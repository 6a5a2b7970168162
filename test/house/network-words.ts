/** Everything in a built file by which JavaScript can reach a network, or start a program that does. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A module of Node as a whole literal, however it is asked for: import, require, getBuiltinModule. */
const modules =
  /(["'`])((?:node:)?(?:net|http|https|http2|tls|dgram|dns|dns\/promises|inspector|inspector\/promises|undici|child_process|cluster))\1/g;
const globals =
  /\b(fetch(?=\s*\()|WebSocket|EventSource|XMLHttpRequest|WebTransport|RTCPeerConnection|sendBeacon|importScripts|process\.binding)\b/g;

/** What one line of code asks for; a line of a block comment asks for nothing, and no line of code begins with a star and a blank. */
export function networkWordsOf(line: string): string[] {
  if (/^\s*\*(?:\s|$)/.test(line)) return [];
  return [...[...line.matchAll(modules)].map(([, , name]) => name ?? ''), ...(line.match(globals) ?? [])];
}

/** `chunk: word` for each of them in the files below a folder, the hash in a chunk's name left out. */
export function networkWordsIn(folder: string): { readonly files: number; readonly words: string[] } {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.c?js$/.test(name));
  const words = names.flatMap((name) => {
    const chunk = name.replace(/(?:-[\w-]{8})?\.c?js$/, '').replaceAll('\\', '/');
    const found = readFileSync(join(folder, name), 'utf8').split('\n').flatMap(networkWordsOf);
    return found.map((word) => `${chunk}: ${word}`);
  });
  return { files: names.length, words: [...new Set(words)].sort() };
}
