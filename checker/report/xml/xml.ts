import { visible } from '../text/visible.ts';

/** An element of a document, with its attributes and what is inside. */
export interface Element {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly (Element | string)[];
}

const markup: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** On standard output a service for continuous integration could take it for a command; a reference it does not. */
const harmless = (escaped: string): string =>
  escaped.replaceAll('##[', '##&#91;').replaceAll(/^(\s*):(?=:)/gmu, '$1&#58;');

const escaped = (text: string): string =>
  harmless(visible(text).replaceAll(/[&<>"]/gu, (character) => markup[character] ?? character));

const textIn = (text: string): string => text.split('\n').map(escaped).join('\n');

const attributesIn = (attributes: Element['attributes'] = {}): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');

const linesOf = ({ name, attributes, children = [] }: Element, indent: string): readonly string[] => {
  const start = `${indent}<${name}${attributesIn(attributes)}`;
  if (children.length === 0) return [`${start}/>`];
  if (children.every((child) => typeof child === 'string'))
    return [`${start}>${children.map(textIn).join('')}</${name}>`];
  return [
    `${start}>`,
    ...children.flatMap((child) =>
      typeof child === 'string' ? [textIn(child)] : linesOf(child, `${indent}  `),
    ),
    `${indent}</${name}>`,
  ];
};

/**
 * `root` as an XML 1.0 document. Attributes are one line each; texts keep their lines. Characters that XML does not have, and
 * those that nobody sees, stand as `\u{1b}`.
 */
export const xmlDocument = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${linesOf(root, '').join('\n')}\n`;
