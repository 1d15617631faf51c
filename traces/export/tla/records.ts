import type { Event } from '../../event/event.ts';
import type { End, Header } from '../../event/header.ts';
import { type Field, fieldsOf } from '../fields.ts';
import type { Omissions } from '../omissions.ts';
import { none, Numbers } from './numbers.ts';

/** A value that TLC can read. */
type TlaValue = string | boolean | number | readonly TlaValue[] | { readonly [field: string]: TlaValue };

/** Fields that name something which is neither a task nor a worker, by the sort of what they name. */
const sortOfField: ReadonlyMap<string, string> = new Map([
  ['id', 'Tokio id'],
  ['tid', 'thread of the operating system'],
  ['object', 'object'],
]);

const sortOfType: ReadonlyMap<string, string> = new Map([
  ['task', 'task'],
  ['worker', 'worker'],
]);

const baseOf = (type: string): string => type.split(/[|?]/u, 1)[0] ?? '';

/** Values of JSON as TLC takes them: null is the text `null`, and fractions are texts. */
const settled = (value: unknown): TlaValue => {
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? value : String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, settled(inner)]));
  return 'null';
};

/** Makes the records of a trace such that TLC can read them. */
export class TlaRecords {
  readonly #omissions: Omissions;
  readonly #numbers: Numbers;
  #origin: number | undefined;

  constructor(omissions: Omissions) {
    this.#omissions = omissions;
    this.#numbers = new Numbers(omissions);
  }

  header(header: Header): TlaValue {
    return settled(header);
  }

  event(event: Event): TlaValue {
    const { e, g, t, s, w } = event;
    this.#origin ??= t;
    const fields = fieldsOf(event).flatMap((field) => this.#field(event, field));
    return {
      e,
      ...(this.#numbers.fits(g) ? { g } : this.#leaveOut('field g', 'TLC has no such numbers')),
      us: this.#numbers.amount(Math.floor((t - this.#origin) / 1000), 'time'),
      s: this.#numbers.name(s, 'thread'),
      w: w === null ? none : this.#numbers.name(w, 'worker'),
      ...Object.fromEntries(fields),
    };
  }

  end({ e, n, complete }: End): TlaValue {
    return { e, n: this.#numbers.amount(n, 'n of the end'), complete };
  }

  #field(event: Event, { name, value, type }: Field): readonly (readonly [string, TlaValue])[] {
    const what = `field '${name}' of ${event.e}`;
    if (type === undefined) {
      this.#leaveOut(what, 'the vocabulary does not know it');
      return [];
    }
    if (name === 'of' && event.e === 'wake.end' && typeof value === 'number' && !this.#numbers.fits(value)) {
      this.#leaveOut(what, 'TLC has no such numbers');
      return [];
    }
    return [[name, this.#value(value, sortOfType.get(baseOf(type)) ?? sortOfField.get(name), what)]];
  }

  #value(value: unknown, sort: string | undefined, what: string): TlaValue {
    if (value === null) return none;
    if (typeof value === 'number')
      return sort === undefined ? this.#numbers.amount(value, what) : this.#numbers.name(value, sort);
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    if (Array.isArray(value)) return value.map((element) => this.#value(element, sort, what));
    throw new TypeError('no type of the vocabulary has such values');
  }

  #leaveOut(what: string, why: string): object {
    this.#omissions.add(what, why);
    return {};
  }
}
