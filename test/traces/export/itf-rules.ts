import { isDeepStrictEqual } from 'node:util';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPair = (value: unknown): value is readonly [unknown, unknown] =>
  Array.isArray(value) && value.length === 2;

function must(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

const checkSpecial = (form: string, content: unknown): void => {
  if (form === '#bigint') {
    must(typeof content === 'string' && /^-?[0-9]+$/u.test(content), '#bigint must be digits');
    return;
  }
  must(Array.isArray(content), `${form} must have a list`);
  if (form === '#map') must(content.every(isPair), '#map must have pairs');
  else must(form === '#tup' || form === '#set', `${form} is no form of a value`);
  for (const element of content.flat(form === '#map' ? 1 : 0)) checkExpression(element);
};

/** Fails unless this is an expression by ADR 015: numbers are `#bigint`, there is no null, no field begins with #. */
const checkExpression = (value: unknown): void => {
  if (typeof value === 'string' || typeof value === 'boolean') return;
  if (Array.isArray(value)) {
    for (const element of value) checkExpression(element);
    return;
  }
  must(isObject(value), `${String(value)} is no expression`);
  const fields = Object.entries(value);
  const [first] = fields;
  if (first?.[0].startsWith('#') === true) {
    must(fields.length === 1, `${first[0]} has fields beside it`);
    checkSpecial(...first);
    return;
  }
  for (const [field, inner] of fields) {
    must(!field.startsWith('#'), `${field} is no name of a field`);
    checkExpression(inner);
  }
};

/** The states of a trace; fails if it does not follow the rules of the Informal Trace Format (ADR 015). */
export const statesIn = (text: string): readonly Json[] => {
  const trace: unknown = JSON.parse(text);
  must(isObject(trace) && isObject(trace['#meta']), 'a trace is an object with #meta');
  const { vars, states } = trace;
  must(Array.isArray(vars) && Array.isArray(states), 'a trace has variables and states');
  return states.map((state: unknown, index) => {
    must(isObject(state) && isObject(state['#meta']), 'a state is an object with #meta');
    const { '#meta': meta, ...values } = state;
    must(isObject(meta) && meta['index'] === index, 'states are numbered');
    must(isDeepStrictEqual(new Set(Object.keys(values)), new Set(vars)), 'a state has all variables');
    for (const value of Object.values(values)) checkExpression(value);
    return values;
  });
};

/** A value of JSON from an expression without sets: sum types become their content, or null. */
export const valueOf = (expression: unknown): unknown => {
  if (Array.isArray(expression)) return expression.map(valueOf);
  if (!isObject(expression)) return expression;
  if ('#bigint' in expression) return Number(expression['#bigint']);
  const map = expression['#map'];
  if (Array.isArray(map)) return map.map(valueOf);
  if ('#tup' in expression) return null;
  return Object.fromEntries(Object.entries(expression).map(([name, value]) => [name, valueOf(value)]));
};
