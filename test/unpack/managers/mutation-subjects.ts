/** The exports of password managers that are cut short and changed at random. */
import { readBitwardenJson } from '../../../main/unpack/managers/bitwarden-json.ts';
import type { MutationSubject } from '../mutations.ts';
import { bitwardenExport } from './bitwarden-export.ts';

export async function managerSubjects(): Promise<MutationSubject[]> {
  return [textSubject('Bitwarden JSON', 'bitwarden_export.json', JSON.stringify(bitwardenExport()), readBitwardenJson)];
}

function textSubject(
  name: string,
  fileName: string,
  text: string,
  read: MutationSubject['read'],
  password: string | null = null,
): MutationSubject {
  return { name, fileName, bytes: new TextEncoder().encode(text), isText: true, password, read };
}
