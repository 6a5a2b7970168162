/** Which reader opens which kind of file; each is loaded when the first such file comes. */
import type { ContainerReader } from './entry.ts';
import type { ContainerName } from './file-kind.ts';

type Load = () => Promise<ContainerReader>;

const READERS: Readonly<Record<ContainerName, Load>> = {
  'bitwarden-json': async () => (await import('./managers/bitwarden-json.ts')).readBitwardenJson,
  'bitwarden-locked': async () => (await import('./managers/bitwarden-locked.ts')).readLockedBitwarden,
  'csv-export': async () => (await import('./managers/csv-exports.ts')).readCsvExport,
  'proton-pass': async () => (await import('./managers/proton-pass.ts')).readProtonPass,
  enpass: async () => (await import('./managers/enpass.ts')).readEnpass,
  keeper: async () => (await import('./managers/keeper.ts')).readKeeper,
  kdbx: async () => (await import('./archives/kdbx.ts')).readKdbx,
  'keepass-xml': async () => (await import('./archives/keepass-xml.ts')).readKeePassXml,
  'one-pux': async () => (await import('./archives/one-pux.ts')).readOnePux,
  zip: async () => (await import('./archives/zip.ts')).readZip,
  aegis: async () => (await import('./authenticators/aegis.ts')).readAegis,
  'two-fas': async () => (await import('./authenticators/two-fas.ts')).readTwoFas,
  'ente-text': async () => (await import('./authenticators/ente-text.ts')).readEnteText,
  'ente-locked': async () => (await import('./authenticators/ente-locked.ts')).readLockedEnte,
  'proton-authenticator': async () =>
    (await import('./authenticators/proton-authenticator.ts')).readProtonAuthenticator,
  html: async () => (await import('./pages/html.ts')).readHtml,
  pdf: async () => (await import('./pages/pdf.ts')).readPdf,
  image: async () => (await import('./pages/image.ts')).readImage,
  mail: async () => (await import('./pages/mail.ts')).readMail,
  rtf: async () => (await import('./pages/rtf.ts')).readRtf,
  docx: async () => (await import('./pages/docx.ts')).readDocx,
};

export const readerOf = (container: ContainerName): Promise<ContainerReader> => READERS[container]();
