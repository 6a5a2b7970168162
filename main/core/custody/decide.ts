/** Commands to events: the one place where it is decided what may happen to a vault (architecture.md, "One way through the house"). */
import type { Command } from './command.ts';
import { decideAddAccounts, decideCloseAccounts, decideMoveSet, decideRenameAccount } from './decide-account.ts';
import { decideMarkCode, decideRevealCode, decideRevealNext, decideTakeBack } from './decide-code.ts';
import { decideEndCopy, decidePlaceCopy, decideProveCopy } from './decide-copy.ts';
import { decideImportSets, decideUpdateMarks } from './decide-import.ts';
import { decideAddCodes, decideCorrectCode } from './decide-mend.ts';
import { decideChangeSetState, decideOpenSet, decidePurgeSet } from './decide-set.ts';
import { decideDestroyPlaintext, decideExportPlain, decidePrintSheet, decideUnprintSheet } from './decide-sheet.ts';
import { type Decision, reject } from './decision.ts';
import type { ReadState } from './state.ts';

/**
 * What comes of a command. It changes nothing; the caller appends the events and folds them.
 *
 * Rejected as `unsupported-feature` is every command where the log holds a critical event that this version does not know.
 */
export function decide(command: Command, state: ReadState): Decision {
  if (state.mustNotWrite) return reject('unsupported-feature');
  switch (command.type) {
    case 'ImportSets':
      return decideImportSets(command, state);
    case 'UpdateMarks':
      return decideUpdateMarks(command, state);
    case 'RevealNext':
      return decideRevealNext(command, state);
    case 'RevealCode':
      return decideRevealCode(command, state);
    case 'MarkCode':
      return decideMarkCode(command, state);
    case 'TakeBack':
      return decideTakeBack(command, state);
    case 'ChangeSetState':
      return decideChangeSetState(command, state);
    case 'OpenSet':
      return decideOpenSet(command, state);
    case 'PrintSheet':
      return decidePrintSheet(command, state);
    case 'UnprintSheet':
      return decideUnprintSheet(command, state);
    case 'DestroyPlaintext':
      return decideDestroyPlaintext(command, state);
    case 'ProveCopy':
      return decideProveCopy(command, state);
    case 'PlaceCopy':
      return decidePlaceCopy(command, state);
    case 'EndCopy':
      return decideEndCopy(command, state);
    case 'PurgeSet':
      return decidePurgeSet(command, state);
    case 'CorrectCode':
      return decideCorrectCode(command, state);
    case 'AddCodes':
      return decideAddCodes(command, state);
    case 'MoveSet':
      return decideMoveSet(command, state);
    case 'RenameAccount':
      return decideRenameAccount(command, state);
    case 'AddAccounts':
      return decideAddAccounts(command, state);
    case 'CloseAccounts':
      return decideCloseAccounts(command, state);
    case 'ExportPlain':
      return decideExportPlain(command, state);
  }
}
