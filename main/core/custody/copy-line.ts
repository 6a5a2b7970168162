/** One paper as pages show it (account-page.ts). */
import type { CopyLine } from './account-page.ts';
import { isOldProof } from './proof-age.ts';
import { copiesOnPaper } from './sheet-copies.ts';
import { sheetStanding } from './sheet-standing.ts';
import type { Copy, DeepReadonly, ReadState, Sheet } from './state.ts';

/** The copies of a sheet that got onto paper, in order. */
export function copyLines(state: ReadState, sheet: DeepReadonly<Sheet>, today: string): readonly CopyLine[] {
  return copiesOnPaper(state, sheet.number).map((copy) => copyLine(state, sheet, copy, today));
}

function copyLine(state: ReadState, sheet: DeepReadonly<Sheet>, copy: DeepReadonly<Copy>, today: string): CopyLine {
  const { is, by } = sheetStanding(state, sheet, today);
  const isOld = copy.ended === null && is !== 'current';
  return {
    copy: copy.id,
    sheet: sheet.number,
    state: isOld ? 'old-sheet' : proofState(copy, today),
    destroyAfter: isOld && is === 'replaced' ? by : null,
    place: copy.place,
    seal: copy.seal,
    printedAt: sheet.printedAt,
    provenAt: copy.provenAt,
    endedAt: copy.endedAt,
    ended: copy.ended,
    replaces: sheet.replaces,
  };
}

function proofState({ ended, provenAt }: DeepReadonly<Copy>, today: string): CopyLine['state'] {
  if (ended !== null) return 'ended';
  if (provenAt === null) return 'unproven';
  return isOldProof(provenAt, today) ? 'old-proof' : 'proven';
}
