import type { FieldTable, Words } from '../../traces/event/fields.ts';
import { expect } from './comparing.ts';
import { dispatch } from './dispatch.ts';
import { functionOf, kindFunction } from './kind.ts';
import { calledFunctions, largeCount, readingOf } from './values.ts';

/**
 * The text of an ECMAScript module that makes events straight from the bytes of lines that are as our writer prints them:
 * no space, fields in the order of the vocabulary. It gives up on every other line.
 */
export function scannerModule(
  vocabulary: Readonly<Record<string, { readonly fields: FieldTable }>>,
  words: Words,
): string {
  const kinds = Object.keys(vocabulary);
  return `"use strict";
export let next = 0;
export let position = 0;
export let worker = -1;
// Numbers beyond 31 bits would become objects on their way as arguments.
const time = new Float64Array(1);
${calledFunctions}
${Object.entries(vocabulary)
  .map(([kind, { fields }]) => kindFunction(kind, fields, words))
  .join('')}
${dispatch(kinds)}
// Called through a table, so that the compiler does not make one function of all of them, which takes it half a second.
const byKind = [${kinds.map(functionOf).join(', ')}];

export function scan(b, d, from) {
let i = from;
let c = 0;
let four = 0;
let g = 0;
let t = 0;
let s = 0;
let w = null;
${expect('{"e":"')}
const kind = kindAt(b, d, i);
if (kind < 0) return undefined;
i += length[kind];
${expect('","g":')}
${largeCount('g')}
${expect(',"t":')}
${largeCount('t')}
${expect(',"s":')}
${readingOf('count', words)('s')}
${expect(',"w":')}
${readingOf('worker|null', words)('w')}
position = g;
time[0] = t;
worker = w === null ? -1 : w;
return byKind[kind](b, d, i, g, s, w);
}
`;
}
