import { isObject } from '../../event/record-fault.ts';

/** What bpftrace printed: a line of the script, or a word of its own. */
export type Printed =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'lost'; readonly events: number }
  | { readonly kind: 'chatter' }
  | { readonly kind: 'stray' };

const chatter: Printed = { kind: 'chatter' };
const stray: Printed = { kind: 'stray' };

const ownWords = /^(?:Attach(?:ing|ed) \d+ probes?(?:\.\.\.)?|stdin:|WARNING:|Running with)/u;
const lostWords = /^Lost (\d+) events/u;

const countIn = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);

/** A line of `bpftrace -f json`, which wraps what the script prints. */
function unwrapped(record: Readonly<Record<string, unknown>>): readonly Printed[] | undefined {
  const { type, data, count } = record;
  if (typeof type !== 'string') return undefined;
  if (type === 'lost_events') return [{ kind: 'lost', events: countIn(count) }];
  if (type !== 'printf' || typeof data !== 'string') return [chatter];
  return data
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'line', text }));
}

/** What a line of the output is, plain or as JSON. A line of the script begins with its kind `e`. */
export function printedIn(line: string): readonly Printed[] {
  const text = line.trim();
  if (text === '') return [];
  if (text.startsWith('{"e"')) return [{ kind: 'line', text }];
  const lost = lostWords.exec(text);
  if (lost !== null) return [{ kind: 'lost', events: Number(lost[1]) }];
  if (ownWords.test(text)) return [chatter];
  if (!text.startsWith('{')) return [stray];
  try {
    const record: unknown = JSON.parse(text);
    return (isObject(record) ? unwrapped(record) : undefined) ?? [stray];
  } catch {
    return [stray];
  }
}
