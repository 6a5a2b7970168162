/** Parts a block where lines of another make begin: what stands above speaks for one of the parts only. */
import type { Block, BlockLine } from './blocks.ts';
import { signature } from './shape.ts';

/** So many lines of another make in a row are another list; fewer are strays. */
const ENOUGH_ALIKE = 3;

const make = (line: BlockLine | undefined): string => signature(line?.line.cells[0]?.text ?? '');

function alikeFrom(lines: readonly BlockLine[], start: number): number {
  let end = start;
  while (end < lines.length && make(lines[end]) === make(lines[start])) end += 1;
  return end - start;
}

/** The block in parts, each of one make but for strays and wrapped lines. */
export function segmentsOf(block: Block): Block[] {
  const { lines } = block;
  const segments: BlockLine[][] = [];
  let current: BlockLine[] = [];
  let currentMake = '';
  let at = 0;
  while (at < lines.length) {
    const alike = alikeFrom(lines, at);
    const first = make(lines[at]);
    if (current.length > 0 && alike >= ENOUGH_ALIKE && first !== currentMake) {
      segments.push(current);
      current = [];
    }
    if (current.length === 0 || alike >= ENOUGH_ALIKE) currentMake = first;
    current.push(...lines.slice(at, at + alike));
    at += alike;
  }
  if (current.length > 0) segments.push(current);
  return segments.map((part) => ({ ...block, lines: part }));
}
