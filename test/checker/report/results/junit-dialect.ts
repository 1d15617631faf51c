import { createRequire } from 'node:module';

/** What is used of a parser that reports everything that is not well formed. */
interface StrictParser {
  on(event: 'error', handler: (error: Error) => void): void;
  on(
    event: 'opentag',
    handler: (tag: { readonly name: string; readonly attributes: Readonly<Record<string, string>> }) => void,
  ): void;
  on(event: 'closetag' | 'text' | 'cdata' | 'comment', handler: (text: string) => void): void;
  write(chunk: string): StrictParser;
  close(): void;
}

// Loaded without its declarations, which do not hold under `exactOptionalPropertyTypes`; the interface above repeats, as far
// as it goes, what they say.
const { SaxesParser }: { readonly SaxesParser: new () => StrictParser } = createRequire(import.meta.url)(
  'saxes',
);

/** An element as a strict parser of XML 1.0 sees it. */
export interface Parsed {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Parsed[];
  text: string;
}

/** The root of a document. Throws if it is not well formed. */
export const parsedXml = (document: string): Parsed => {
  const root: Parsed = { name: '', attributes: {}, children: [], text: '' };
  const open: Parsed[] = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Parsed = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => {
    const inside = open.at(-1);
    if (inside !== undefined) inside.text += text;
  });
  parser.on('cdata', () => {
    throw new Error('no sections are written');
  });
  parser.on('comment', () => {
    throw new Error('no comments are written');
  });
  parser.write(document).close();
  const [document_] = root.children;
  if (document_ === undefined) throw new Error('the document is empty');
  return document_;
};

interface Rule {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly children: readonly string[];
}

/** What the schema of Jenkins' xUnit plugin allows: version 10 of its model of JUnit. */
const dialect: Readonly<Record<string, Rule>> = {
  testsuites: {
    required: [],
    optional: ['name', 'time', 'tests', 'failures', 'errors'],
    children: ['testsuite'],
  },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors'],
    optional: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  testcase: {
    required: ['name'],
    optional: ['time', 'classname', 'group'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  properties: { required: [], optional: [], children: ['property'] },
  property: { required: ['name', 'value'], optional: [], children: [] },
  failure: { required: [], optional: ['type', 'message'], children: [] },
  error: { required: [], optional: ['type', 'message'], children: [] },
  skipped: { required: [], optional: ['type', 'message'], children: [] },
  'system-out': { required: [], optional: [], children: [] },
  'system-err': { required: [], optional: [], children: [] },
};

/** Elements with children have no other text than the space between them. */
const isMixed = ({ name, children, text }: Parsed): boolean =>
  text.trim() !== '' &&
  (children.length > 0 || ['testsuites', 'testsuite', 'testcase', 'properties', 'property'].includes(name));

/** Everything about an element and what is in it that the schema does not allow. */
export const faultsIn = (element: Parsed): readonly string[] => {
  const { name, attributes, children } = element;
  const rule = dialect[name];
  if (rule === undefined) return [`<${name}> does not exist`];
  const time = attributes['time'];
  return [
    ...rule.required.filter((one) => !(one in attributes)).map((one) => `<${name}> lacks ${one}`),
    ...Object.keys(attributes)
      .filter((one) => !rule.required.includes(one) && !rule.optional.includes(one))
      .map((one) => `<${name}> has no ${one}`),
    ...(time !== undefined && !/^(?:(?:\d{0,3},)*\d{3}|\d{0,3})*(?:\.\d*)?$/u.test(time)
      ? [`time ${time}`]
      : []),
    ...children
      .filter((child) => !rule.children.includes(child.name))
      .map((child) => `<${child.name}> in <${name}>`),
    ...(isMixed(element) ? [`text in <${name}>`] : []),
    ...children.flatMap(faultsIn),
  ];
};
