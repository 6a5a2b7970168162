/** Where the rows of a long list lie when nearly all are of one height: asked in steps that do not grow with the list. */

export interface RowHeights {
  /** Height of all rows, in pixels. */
  readonly total: number;
  heightOf(index: number): number;
  /** Pixels over the row; of one past the last: the total. */
  startOf(index: number): number;
  /** The row that lies at that many pixels from the top; the first or the last for what lies outside. */
  indexAt(pixels: number): number;
}

/**
 * @param usual height of a row in pixels
 * @param others rows that are higher or lower, by place
 */
export function layRows(count: number, usual: number, others: ReadonlyMap<number, number>): RowHeights {
  const places = [...others.keys()].filter((place) => place < count).sort((one, other) => one - other);
  // more[i]: how much the first i of the others make up.
  const more = [0];
  for (const place of places) more.push((more.at(-1) ?? 0) + (others.get(place) ?? usual) - usual);

  const startOf = (index: number): number => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return index * usual + (more[low] ?? 0);
  };
  return {
    total: startOf(count),
    heightOf: (index) => others.get(index) ?? usual,
    startOf,
    indexAt: (pixels) => {
      let low = 0;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (startOf(middle) <= pixels) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}
