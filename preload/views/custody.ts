/** What the core derives for screens crosses as it is: these shapes belong to the core, and the window takes them from here. */
export type { AccountPage, CodeLine, CopyLine, SetSection } from '../../main/core/custody/account-page.ts';
export type {
  AccountGroup,
  AccountState,
  BoardCounts,
  BoardRow,
  Card,
  Finding,
  SetChoice,
  Step,
} from '../../main/core/custody/board-row.ts';
export type { CodeState, SetState } from '../../main/core/custody/code-state.ts';
export type { LogLine } from '../../main/core/custody/log-line.ts';
export type { PlaintextLine, SheetLine, SheetsPage } from '../../main/core/custody/sheet-line.ts';
export type { ImportWarning, SetKind, SetUse } from '../../main/core/importers/draft.ts';
export type { LayoutName, Paper } from '../../main/core/paper/sheet.ts';
