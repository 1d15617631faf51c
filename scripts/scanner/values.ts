import type { Words } from '../../traces/event/fields.ts';
import { differs, expect } from './comparing.ts';

/** JavaScript that reads a value at `i` into `target` and goes behind it, or gives up. */
type Reading = (target: string) => string;

// Up to fifteen digits are exact however they are added up; a zero in front of others is no JSON.
const count: Reading = (target) => `c = b[i] - 48;
if (!(c >= 0 && c <= 9)) return undefined;
i++;
${target} = c;
if (c !== 0) {
  const first = i;
  while ((c = b[i] - 48) >= 0 && c <= 9) {
    ${target} = ${target} * 10 + c;
    i++;
  }
  if (i - first > 14) return undefined;
}`;

const fourDigits = (target: string, place: string): string =>
  `${target} = ${place}(Math.imul((Math.imul(four & 0x0f0f0f0f, 2561) >>> 8) & 0x00ff00ff, 6553601) >>> 16);
i += 4;`;

const areDigits = '(four & 0xf0f0f0f0) === 0x30303030 && ((four + 0x06060606) & 0xf0f0f0f0) === 0x30303030';

/** Like `count`, four digits at a time as long as there are as many: for what has many. Needs a variable `four`. */
export const largeCount: Reading = (target) => `{
const first = i;
${target} = 0;
four = d.getInt32(i, true);
if (${areDigits}) {
${fourDigits(target, '')}
four = d.getInt32(i, true);
if (${areDigits}) {
${fourDigits(target, `${target} * 10000 + `)}
}
}
while ((c = b[i] - 48) >= 0 && c <= 9) {
  ${target} = ${target} * 10 + c;
  i++;
}
if (i === first || i - first > 15 || (b[first] === 48 && i - first > 1)) return undefined;
}`;

// JSON knows -0, which is another number than 0.
const integer: Reading = (target) => `{
const negative = b[i] === 45;
if (negative) i++;
${count(target)}
if (negative) {
  if (${target} === 0) return undefined;
  ${target} = -${target};
}
}`;

const boolean: Reading = (target) => `if (b[i] === 116) {
${expect('true')}
${target} = true;
} else {
${expect('false')}
${target} = false;
}`;

const called =
  (name: string): Reading =>
  (target) => `${target} = ${name}(b, i);
if (${target} === undefined) return undefined;
i = next;`;

const basic = new Map<string, Reading>([
  ['task', count],
  ['worker', count],
  ['count', count],
  ['integer', integer],
  ['boolean', boolean],
  ['string', called('text')],
  ['counts', called('counts')],
]);

const oneOf =
  (choices: readonly string[]): Reading =>
  (target) => {
    const tries = choices.map((choice) => {
      const json = JSON.stringify(choice);
      return `if (!(${differs(json)})) {\ni += ${json.length};\n${target} = ${json};\n}`;
    });
    return [...tries, 'return undefined;'].join(' else ');
  };

const orNull =
  (reading: Reading): Reading =>
  (target) => `if (b[i] === 110) {
${expect('null')}
${target} = null;
} else {
${reading(target)}
}`;

/** How to read a value of a field's type, without its final `?`. */
export function readingOf(type: string, words: Words): Reading {
  const [base = '', ...alternatives] = type.split('|');
  const choices = words[base];
  const reading = basic.get(base) ?? (choices && oneOf(choices));
  if (reading === undefined) throw new TypeError(`no field type is called '${base}'`);
  return alternatives.includes('null') ? orNull(reading) : reading;
}

/** The functions that readings call; each leaves in `next` where it stopped. */
export const calledFunctions = `
function text(b, from) {
  if (b[from] !== 34) return undefined;
  let i = from + 1;
  let c = 0;
  while ((c = b[i]) >= 32 && c < 127 && c !== 34 && c !== 92) i++;
  if (c !== 34) return undefined;
  next = i + 1;
  return b.latin1Slice(from + 1, i);
}

function counts(b, from) {
  if (b[from] !== 91) return undefined;
  const all = [];
  let i = from + 1;
  let c = 0;
  let one = 0;
  if (b[i] === 93) {
    next = i + 1;
    return all;
  }
  for (;;) {
    ${count('one')}
    all.push(one);
    c = b[i++];
    if (c === 44) continue;
    if (c !== 93) return undefined;
    next = i;
    return all;
  }
}
`;
