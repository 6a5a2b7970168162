/** The files of pages that are cut short and changed at random. */
import { readDocx } from '../../../main/unpack/pages/docx.ts';
import { readHtml } from '../../../main/unpack/pages/html.ts';
import { readImage } from '../../../main/unpack/pages/image.ts';
import { readMail } from '../../../main/unpack/pages/mail.ts';
import { readPdf } from '../../../main/unpack/pages/pdf.ts';
import { readRtf } from '../../../main/unpack/pages/rtf.ts';
import type { MutationSubject } from '../mutations.ts';
import { docxOf, docxParagraph, googleWords, mailOf, pdfOf, pngOf, qrRows, utf8 } from './made-documents.ts';

const HTML =
  '<!DOCTYPE html><title>Recovery codes · GitHub</title><style>.x{text-decoration:line-through}</style>' +
  '<table><tr><td>1.<td class="used">5d4a9-33e61<tr><td>2.<td>6d64c-9453d</table>' +
  '<ol start=3><li><s>7f66e-6f648</s><li>447f2-b3cec</ol><!-- --><svg><title>x</title></svg><input value="b5f93-e03fb">';
const RTF = String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}Discord codes\par n55z-vg78\par{\strike mvej-d77x}\par dq40\u8211?wqbq\'2e}`;
const MAIL: readonly (readonly [readonly string[], string])[] = [
  [
    ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
    '5d4a9-33e61=\r\n6d64c-9453d',
  ],
  [['Content-Type: text/html'], '<p>7f66e-6f648<p>447f2-b3cec'],
  [['Content-Disposition: attachment; filename="codes.txt"', 'Content-Transfer-Encoding: base64'], 'MTIzNCA1Njc4'],
];

export async function pageSubjects(): Promise<MutationSubject[]> {
  const kinds = { password: null, isText: false };
  const mail = mailOf(['Subject: =?utf-8?Q?GitHub?=', 'Content-Type: multipart/mixed; boundary="edge"'], ...MAIL);
  return [
    { ...kinds, name: 'HTML', fileName: 'page.html', bytes: utf8(HTML), isText: true, read: readHtml },
    { ...kinds, name: 'PDF', fileName: 'codes.pdf', bytes: await pdfOf([googleWords()]), read: readPdf },
    { ...kinds, name: 'PNG', fileName: 'codes.png', bytes: pngOf(qrRows('5d4a9-33e61')), read: readImage },
    { ...kinds, name: 'mail', fileName: 'codes.eml', bytes: mail, isText: true, read: readMail },
    { ...kinds, name: 'RTF', fileName: 'codes.rtf', bytes: utf8(RTF), read: readRtf },
    {
      ...kinds,
      name: 'DOCX',
      fileName: 'codes.docx',
      bytes: docxOf(docxParagraph('n55z-vg78', '<w:strike/>')),
      read: readDocx,
    },
  ];
}
