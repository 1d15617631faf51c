import { expect } from 'vitest';
import { createMonitor } from '../../../checker/monitor/index.ts';
import { instanceOf, mostShown, Slices } from '../../../checker/minimize/index.ts';
import type { Property } from '../../../checker/properties/property.ts';
import type { PropertyVerdict, Violation } from '../../../checker/verdict.ts';
import type { Event } from '../../../traces/index.ts';
import type { Recording } from './recording.ts';

/** One place in a tampered recording: what is there now, and what was there, by which a test refers to it. */
interface Entry {
  readonly handle: Event;
  readonly content: Event;
}

/**
 * A recording with some events removed, moved, copied or changed. Events are referred to by the object that the
 * untampered recording holds, or that a method here returned. `result` numbers them anew.
 */
export class Tampering {
  readonly #original: Recording;
  #entries: Entry[];

  constructor(original: Recording) {
    this.#original = original;
    this.#entries = original.events.map((event) => ({ handle: event, content: event }));
  }

  remove(...events: readonly Event[]): this {
    for (const event of events) this.#entries.splice(this.#indexOf(event), 1);
    return this;
  }

  moveAfter(event: Event, anchor: Event): this {
    const [entry] = this.#entries.splice(this.#indexOf(event), 1);
    if (entry !== undefined) this.#entries.splice(this.#indexOf(anchor) + 1, 0, entry);
    return this;
  }

  moveBefore(event: Event, anchor: Event): this {
    const [entry] = this.#entries.splice(this.#indexOf(event), 1);
    if (entry !== undefined) this.#entries.splice(this.#indexOf(anchor), 0, entry);
    return this;
  }

  /** Puts a copy of `event`, as it was recorded, right after `anchor`; gives the copy. */
  copyAfter(event: Event, anchor: Event): Event {
    const copy = { ...event };
    this.#entries.splice(this.#indexOf(anchor) + 1, 0, { handle: copy, content: copy });
    return copy;
  }

  /** Replaces what an event says. */
  edit<E extends Event>(event: E, changes: Partial<E>): this {
    const index = this.#indexOf(event);
    this.#entries[index] = { handle: event, content: { ...event, ...changes } };
    return this;
  }

  /** The tampered recording, as if it had been recorded so, and a way to find an event in it. */
  result(): { readonly recording: Recording; readonly g: (event: Event) => number } {
    const places = new Map(this.#entries.map(({ content }, g) => [content.g, g]));
    const events = this.#entries.map(({ content }, g): Event => {
      if (content.e !== 'wake.end' || content.of === undefined) return { ...content, g };
      return { ...content, g, of: places.get(content.of) ?? 0 };
    });
    const { header, end } = this.#original;
    const recording = { header, events, end: end && { ...end, n: events.length } };
    return { recording, g: (event) => this.#indexOf(event) };
  }

  #indexOf(event: Event): number {
    const index = this.#entries.findIndex(({ handle }) => handle === event);
    if (index === -1) throw new Error(`the tampered recording does not hold this ${event.e}`);
    return index;
  }
}

/** The verdict on one property over a recording. */
export function judge(
  property: Property,
  { header, events, end }: Recording,
  complete: boolean = end?.complete === true,
): PropertyVerdict {
  const monitor = createMonitor([property], header);
  monitor.observe(events);
  const [verdict] = monitor.finish(end && { ...end, complete });
  if (verdict === undefined) throw new Error(`the monitor gave no verdict on ${property.id}`);
  return verdict;
}

/** Asserts that the property holds, and was put to the test, in the recording as it was made. */
export function expectHolds(property: Property, recording: Recording): void {
  const verdict = judge(property, recording, true);
  expect(verdict).toMatchObject({ verdict: 'holds', violations: 0, undecided: 0 });
  expect(verdict.checked).toBeGreaterThan(0);
}

/** Asserts that the property is violated in the tampered recording, and that a violation shows these events. */
export function expectCaught(
  property: Property,
  tampering: Tampering,
  culprits: readonly Event[],
  because: RegExp,
): void {
  const { recording, g } = tampering.result();
  const verdict = judge(property, recording, true);
  expect(verdict.verdict).toBe('violated');
  const named = verdict.examples.filter((example) => because.test(example.because));
  expect(named.map((example) => example.because)).not.toEqual([]);
  const shown = named.map((example) => example.events.map((event) => event.g));
  expect(shown).toContainEqual(expect.arrayContaining(culprits.map(g)));
  for (const violation of named) expectExplained(property, violation, recording);
}

/**
 * Asserts that what is cut out of a recording for a violation is short, holds the events that fail, and of the task of the
 * last one what happened last: its poll and its wake.
 */
export function expectExplained(
  property: Property,
  violation: Violation,
  { events }: Pick<Recording, 'events'>,
): void {
  const slices = new Slices([instanceOf(violation, property)]);
  slices.observe(events);
  const [slice] = slices.result();
  const shown = slice?.events.map(({ g }) => g) ?? [];
  const failing = violation.events.map(({ g }) => g);
  expect(shown.length).toBeLessThanOrEqual(mostShown);
  expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  expect(slice?.failing).toEqual(failing.toSorted((a, b) => a - b));
  expect(slice?.omitted).toBe((shown.at(-1) ?? 0) - (shown[0] ?? 0) + 1 - shown.length);
  if (failing.length < mostShown / 2) expect(shown).toEqual(expect.arrayContaining(failing));
  const last = violation.events.reduce((latest, event) => (event.g > latest.g ? event : latest));
  const task = 'task' in last ? last.task : undefined;
  for (const kind of ['wake.begin', 'poll.begin'] as const) {
    const before = events.findLast(
      (event) => event.e === kind && event.g < last.g && task !== undefined && event.task === task,
    );
    if (before !== undefined) expect(shown).toContain(before.g);
  }
}
