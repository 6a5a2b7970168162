/** Reads a part of a Word document by saxes: names without their prefix, no DTD, what is damaged ends the reading. */
import { SaxesParser } from 'saxes';
import { UnpackError } from '../unpack-error.ts';

const DAMAGED = 'a damaged Office document';

/** Attributes by their names without a prefix. */
export type XmlAttributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(text: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** @throws UnpackError `unsupported-format` for what is no XML, and for a document type, which could define things */
export function readXml(xml: string, handler: XmlHandler): void {
  const parser = new SaxesParser();
  const fail = (): never => {
    throw new UnpackError('unsupported-format', `this is ${DAMAGED}`, { kind: DAMAGED });
  };
  parser.on('doctype', fail);
  parser.on('error', fail);
  parser.on('opentag', ({ name, attributes }) =>
    handler.open(
      local(name),
      Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value])),
    ),
  );
  parser.on('closetag', ({ name }) => handler.close(local(name)));
  parser.on('text', (text) => handler.text(text));
  parser.write(xml).close();
}
