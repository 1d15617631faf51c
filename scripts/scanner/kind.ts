import type { FieldTable, Words } from '../../traces/event/fields.ts';
import { differs, expect } from './comparing.ts';
import { readingOf } from './values.ts';

const isOptional = (type: string): boolean => type.endsWith('?');

/** Notes the greatest worker that an event names, so that nobody has to look for it in the event. */
const noting = (type: string, variable: string): string => {
  if (!type.startsWith('worker')) return '';
  // Null would pass for 0.
  const isOne = type.includes('|null') ? `${variable} !== null && ` : '';
  return `\nif (${isOne}${variable} > worker) worker = ${variable};`;
};

const reading = ([name, type]: readonly [string, string], words: Words): string => {
  const key = `,${JSON.stringify(name)}:`;
  const variable = `f_${name}`;
  const value = readingOf(type.replace('?', ''), words)(variable) + noting(type, variable);
  return isOptional(type)
    ? `let ${variable};\nif (!(${differs(key)})) {\ni += ${key.length};\n${value}\n}`
    : `let ${variable};\n${expect(key)}\n${value}`;
};

// Each doubles the number of literals.
const mostChoices = 2;

/**
 * The event as one literal for each set of optional fields that are there, since objects made whole are smaller and faster
 * than those that fields are added to.
 */
function literals(
  kind: string,
  fields: FieldTable,
  open: readonly string[],
  absent: readonly string[],
): string {
  const [choice, ...rest] = open;
  if (choice === undefined) {
    const own = Object.keys(fields).filter((name) => !absent.includes(name));
    const entries = own.map((name) => `, ${name}: f_${name}`).join('');
    return `return { e: ${JSON.stringify(kind)}, g, t, s, w${entries} };`;
  }
  return `if (f_${choice} !== undefined) {
${literals(kind, fields, rest, absent)}
}
${literals(kind, fields, rest, [...absent, choice])}`;
}

/** The event with its fields added one by one, for kinds with many optional ones. */
const additions = (kind: string, fields: FieldTable): string =>
  [
    `const event = { e: ${JSON.stringify(kind)}, g, t, s, w };`,
    ...Object.entries(fields).map(
      ([name, type]) =>
        `${isOptional(type) ? `if (f_${name} !== undefined) ` : ''}event.${name} = f_${name};`,
    ),
    'return event;',
  ].join('\n');

/** The name of the function that reads events of a kind from behind their stamp. */
export const functionOf = (kind: string): string => `event_${kind.replaceAll('.', '_')}`;

/** The text of that function, for a kind with these fields. */
export function kindFunction(kind: string, fields: FieldTable, words: Words): string {
  const optional = Object.keys(fields).filter((name) => isOptional(fields[name] ?? ''));
  return `
function ${functionOf(kind)}(b, d, i, g, s, w) {
const t = time[0];
let c = 0;
${Object.entries(fields)
  .map((field) => reading(field, words))
  .join('\n')}
if (b[i] !== 125) return undefined;
if (b[i + 1] === 13) i++;
if (b[i + 1] !== 10) return undefined;
next = i + 2;
${optional.length > mostChoices ? additions(kind, fields) : literals(kind, fields, optional, [])}
}
`;
}
