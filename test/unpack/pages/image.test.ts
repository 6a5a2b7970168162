/** QR codes in pictures. */
import { expect, it } from 'vitest';
import { readImage } from '../../../main/unpack/pages/image.ts';
import { imageSizeOf } from '../../../main/unpack/pages/image-size.ts';
import { readFileContents } from '../../../main/unpack/read-file.ts';
import { bmpOf, fileOf, pngOf, qrRows, utf8 } from './made-documents.ts';

const TEXT = 'GitHub recovery codes\n5d4a9-33e61\n6d64c-9453d\n7f66e-6f648';
const SEED = 'JBSWY3DPEHPK3PXP';
const BLANK = Array.from({ length: 40 }, () => Array.from({ length: 40 }, () => false));

it.each([
  ['PNG', pngOf(qrRows(TEXT))],
  ['BMP', bmpOf(qrRows(TEXT))],
])('recovery codes in a %s are a text', async (_kind, bytes) => {
  const { sets } = await readFileContents('x', bytes);
  expect(sets).toMatchObject([{ service: 'github', codes: [{}, {}, {}] }]);
});

it('reads all codes of a picture, and names a seed without taking it', async () => {
  const bytes = pngOf(qrRows(`otpauth://totp/GitHub:sam?secret=${SEED}&issuer=GitHub`, 'one text'));
  const { entries, warnings, ignored } = await readImage(fileOf(bytes));
  expect(entries.map(({ fields }) => fields[0]?.text)).toEqual(['one text']);
  expect({ warnings, ignored }).toEqual({ warnings: ['totp-secret-found'], ignored: [SEED] });
});

it('a transfer of Google Authenticator holds seeds', async () => {
  const bytes = pngOf(qrRows('otpauth-migration://offline?data=CjEKCkhlbGxv'));
  expect(await readImage(fileOf(bytes))).toEqual({ entries: [], warnings: ['totp-secret-found'], ignored: [] });
});

it.each([
  ['unsupported-format', 'a picture without a QR code', pngOf(BLANK)],
  ['unsupported-format', 'a damaged image', pngOf([])],
  ['unsupported-format', 'a damaged image', Uint8Array.of(0xff, 0xd8, 0xff)],
  ['unsupported-format', 'a WebP image', utf8('RIFF0000WEBPVP8 ')],
  ['unsupported-format', 'a TIFF image', utf8('II*\0')],
])('%s: %s', async (code, kind, bytes) => {
  await expect(readImage(fileOf(bytes))).rejects.toMatchObject({ code, facts: { kind } });
});

it.each([
  [8_000, 8_000, 'unsupported-format'],
  [8_000, 8_001, 'too-large'],
  [2 ** 31, 2 ** 31, 'too-large'],
])('a picture that says it is %i by %i: %s', async (width, height, code) => {
  await expect(readImage(fileOf(pngOf(BLANK, { width, height })))).rejects.toMatchObject({ code });
});

it('reads the size of a JPEG past its other segments', () => {
  const bytes = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 17, 8, 1, 2, 3, 4, 3, 0, 0);
  expect(imageSizeOf(bytes)).toEqual({ width: 0x304, height: 0x102 });
});
