/** The files of authenticators that are cut short and changed at random. */
import type { MutationSubject } from '../mutations.ts';

export async function authenticatorSubjects(): Promise<MutationSubject[]> {
  return [];
}
