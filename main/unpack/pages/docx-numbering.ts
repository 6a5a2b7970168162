/** Which lists of a Word document are numbered, and from where (`word/numbering.xml`). */
import { readXml } from './docx-xml.ts';

/** First number of each numbered level, by `numId/level`. */
export type Numbering = ReadonlyMap<string, number>;

export function readNumbering(xml: string): Numbering {
  const starts = new Map<string, number>();
  const numbering = new Map<string, number>();
  let [abstract, level, num] = ['', '', ''];
  let start = 1;
  const setLevels = (id: string): void => {
    for (const [key, from] of starts) {
      const [of = '', at = ''] = key.split('/');
      if (of === id) numbering.set(`${num}/${at}`, from);
    }
  };
  readXml(xml, {
    open: (name, { val = '', abstractNumId = '', ilvl = '', numId = '' }) => {
      if (name === 'abstractNum') abstract = abstractNumId;
      else if (name === 'lvl') [level, start] = [ilvl, 1];
      else if (name === 'start') start = Number.parseInt(val, 10) || 0;
      else if (name === 'numFmt' && /^decimal/.test(val)) starts.set(`${abstract}/${level}`, start);
      else if (name === 'num') num = numId;
      else if (name === 'abstractNumId') setLevels(val);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return numbering;
}
