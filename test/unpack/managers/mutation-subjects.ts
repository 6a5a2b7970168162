/** The exports of password managers that are cut short and changed at random. */
import type { ContainerReader } from '../../../main/unpack/entry.ts';
import { readBitwardenJson } from '../../../main/unpack/managers/bitwarden-json.ts';
import { readLockedBitwarden } from '../../../main/unpack/managers/bitwarden-locked.ts';
import { readCsvExport } from '../../../main/unpack/managers/csv-exports.ts';
import { readEnpass } from '../../../main/unpack/managers/enpass.ts';
import { readKeeper } from '../../../main/unpack/managers/keeper.ts';
import { readProtonPass } from '../../../main/unpack/managers/proton-pass.ts';
import type { MutationSubject } from '../mutations.ts';
import { bitwardenExport } from './bitwarden-export.ts';
import { CSV_FIXTURES } from './csv-fixtures.ts';
import { ENPASS, KEEPER, PROTON_PASS } from './json-fixtures.ts';
import { CHEAP, lockBitwarden } from './lock-bitwarden.ts';

export async function managerSubjects(): Promise<MutationSubject[]> {
  const locked = lockBitwarden(JSON.stringify(bitwardenExport()));
  return [
    jsonSubject('Bitwarden JSON', bitwardenExport(), readBitwardenJson),
    {
      ...jsonSubject('Bitwarden JSON with a password', locked, readLockedBitwarden),
      password: CHEAP.password,
      asksForMore: asksForMoreRounds,
    },
    jsonSubject('Proton Pass JSON', PROTON_PASS, readProtonPass),
    jsonSubject('Enpass JSON', ENPASS, readEnpass),
    jsonSubject('Keeper JSON', KEEPER, readKeeper),
    ...CSV_FIXTURES.map(({ manager, text }) => textSubject(`CSV of ${manager}`, 'export.csv', text, readCsvExport)),
  ];
}

const jsonSubject = (name: string, value: unknown, read: ContainerReader): MutationSubject =>
  textSubject(name, 'export.json', JSON.stringify(value), read);

function textSubject(name: string, fileName: string, text: string, read: ContainerReader): MutationSubject {
  return { name, fileName, bytes: new TextEncoder().encode(text), isText: true, password: null, read };
}

/** Two million rounds are within the limit, and take their time. */
function asksForMoreRounds(bytes: Uint8Array): boolean {
  const numbers = new TextDecoder().decode(bytes).match(/"kdf(?:Iterations|Memory|Parallelism)":"?(\d{3,})/g);
  return numbers !== null;
}
