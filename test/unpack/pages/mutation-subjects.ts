/** The files of pages that are cut short and changed at random. */
import type { MutationSubject } from '../mutations.ts';

export async function pageSubjects(): Promise<MutationSubject[]> {
  return [];
}
