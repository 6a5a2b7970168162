/** Looks for strings in a heap snapshot of V8, and says what keeps them there. */
import { readFileSync } from 'node:fs';

interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly edge_fields: readonly string[] };
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

export interface HeapString {
  readonly text: string;
  /** Names of the objects that lead to it, the nearest first. */
  readonly retainers: readonly string[];
}

const LONGEST_PATH = 8;

/** Every string of the heap that holds the text, with one path of what retains it. */
export function stringsInHeap(file: string, text: string): HeapString[] {
  const heap: Snapshot = JSON.parse(readFileSync(file, 'utf8'));
  const retainers = retainersOf(heap);
  const found: HeapString[] = [];
  const { nodes, strings } = heap;
  const [width, name] = [heap.snapshot.meta.node_fields.length, heap.snapshot.meta.node_fields.indexOf('name')];
  for (let at = 0; at < nodes.length; at += width) {
    const label = strings[nodes[at + name] ?? 0] ?? '';
    if (!label.includes(text)) continue;
    const path: string[] = [];
    for (let up = retainers.get(at); up !== undefined && path.length < LONGEST_PATH; up = retainers.get(up)) {
      path.push((strings[nodes[up + name] ?? 0] ?? '').replaceAll(text, 'THE TEXT').slice(0, 60));
    }
    found.push({ text: label, retainers: path });
  }
  return found;
}

/** For each node one that leads to it, by a depth that does not go round. */
function retainersOf({ snapshot: { meta }, nodes, edges }: Snapshot): ReadonlyMap<number, number> {
  const [nodeWidth, edgeWidth] = [meta.node_fields.length, meta.edge_fields.length];
  const [edgeCount, toNode] = [meta.node_fields.indexOf('edge_count'), meta.edge_fields.indexOf('to_node')];
  const firstEdge: number[] = [];
  let edge = 0;
  for (let at = 0; at < nodes.length; at += nodeWidth) {
    firstEdge.push(edge);
    edge += nodes[at + edgeCount] ?? 0;
  }
  const retainers = new Map<number, number>();
  const queue = [0];
  for (const node of queue) {
    const first = firstEdge[node / nodeWidth] ?? 0;
    for (let i = 0; i < (nodes[node + edgeCount] ?? 0); i++) {
      const to = edges[(first + i) * edgeWidth + toNode] ?? 0;
      if (to === 0 || retainers.has(to)) continue;
      retainers.set(to, node);
      queue.push(to);
    }
  }
  return retainers;
}
