/** `inspect`: what the importers find in files. Opens no vault and writes nothing. */
import type { SetDraft } from '../../core/importers/draft.ts';
import { draftInWords, ignoredInWords, warningInWords } from '../draft-sentences.ts';
import type { ExportSecretOptions } from '../export-secrets.ts';
import { type FileFindings, readFiles, sayWhatWasNotRead } from '../read-files.ts';
import { printable } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export async function inspect(
  terminal: Terminal,
  files: readonly string[],
  options: ExportSecretOptions & { readonly json?: boolean },
): Promise<void> {
  const findings = await readFiles(terminal, files, options);
  if (options.json) terminal.out(`${JSON.stringify({ files: findings.map(inJson) })}\n`);
  else for (const finding of findings) terminal.out(inWords(finding));
  sayWhatWasNotRead(terminal, findings);
}

function inJson(finding: FileFindings): object {
  if (finding.error !== null) return { file: finding.file, error: finding.error.code, sets: [] };
  const { file, encoding, sets, ignored, warnings } = finding;
  const drafts = sets.map(({ signs: _, ...draft }) => draft satisfies SetDraft);
  return { file, encoding, sets: drafts, ignored: ignored.map(({ text }) => text), warnings };
}

function inWords(finding: FileFindings): string {
  if (finding.error !== null) return '';
  const lines = finding.sets.length === 0 ? ['no recovery codes'] : finding.sets.map(draftInWords);
  const ignored = ignoredInWords(finding.ignored);
  const all = [...lines, ...(ignored === null ? [] : [ignored]), ...finding.warnings.map(warningInWords)];
  return `${printable(finding.file)}\n${all.map((line) => `  ${line}\n`).join('')}`;
}
