/** The files of archives that are cut short and changed at random. */
import type { MutationSubject } from '../mutations.ts';

export async function archiveSubjects(): Promise<MutationSubject[]> {
  return [];
}
