/** The peers of the board: bare pages that show the same without a framework. Each function runs there from its source text. */

export type Cells = readonly (readonly string[])[];

/** The rows as plain boxes. @returns milliseconds until they are painted. */
export async function drawPlainRows(rows: Cells): Promise<number> {
  const from = performance.now();
  const list = document.createElement('div');
  for (const cells of rows) {
    const row = list.appendChild(document.createElement('div'));
    for (const cell of cells) row.appendChild(document.createElement('span')).textContent = cell;
  }
  document.body.append(list);
  return (await window.watch.painted()) - from;
}

/** A field that filters the rows of the watch by what is in it, and shows the first of them as plain boxes. */
export function installPlainSearch(shown: number): void {
  const texts = window.watch.rows.map((row) =>
    [row.service, row.instance, row.account, ...row.places].join('\n').toLowerCase(),
  );
  const field = document.body.appendChild(document.createElement('input'));
  const list = document.body.appendChild(document.createElement('div'));
  field.addEventListener('input', () => {
    const words = field.value.toLowerCase().split(' ');
    const found = texts.filter((text) => words.every((word) => text.includes(word)));
    list.replaceChildren(
      ...found.slice(0, shown).map((text) => {
        const row = document.createElement('div');
        row.textContent = text;
        return row;
      }),
    );
  });
  field.focus();
}

/** A box of all rows of the watch, each of 54 pixels, that fills the window. */
export function installPlainList(): void {
  const list = document.body.appendChild(document.createElement('div'));
  list.id = 'list';
  list.style.cssText = 'position: fixed; inset: 0; overflow: auto';
  for (const { service, account, unused, total } of window.watch.rows) {
    const row = list.appendChild(document.createElement('div'));
    row.style.height = '54px';
    for (const cell of [service, account, `${unused} of ${total}`])
      row.appendChild(document.createElement('span')).textContent = cell;
  }
}
