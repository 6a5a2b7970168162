/** Lists by key, as the fold keeps them beside the things themselves. */

/** Puts an item at the end of the list of a key. */
export function addTo(index: Map<string, string[]>, key: string, item: string): void {
  const items = index.get(key);
  if (items === undefined) index.set(key, [item]);
  else items.push(item);
}
