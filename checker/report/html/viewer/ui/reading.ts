import { itemsOfTask, search } from '../story/search.ts';
import type { Story } from '../story/story.ts';
import type { Focus, Shown } from '../chart/scene.ts';

/** What may change, so that nobody redraws what has not. */
export type Change = 'cursor' | 'hover' | 'shown' | 'found';

/** Where a reader of one finding is: what is selected, pointed at, filtered and searched for. */
export class Reading {
  readonly stories: readonly Story[];
  readonly common: number | undefined;
  #side = 0;
  #cursor = -1;
  #hover = -1;
  #shown: Shown;
  /** Items of the task that is filtered for; undefined where nothing is filtered. */
  #kept: readonly number[] | undefined;
  #found: readonly number[] = [];
  readonly #listeners: ((change: Change) => void)[] = [];

  constructor(stories: readonly Story[], common: number | undefined) {
    this.stories = stories;
    this.#shown = { rows: stories[0]?.timeline.rows ?? 'workers', axis: 'order', task: -1 };
    this.common = common;
  }

  /** The story that is looked at: of a fork, one of two. */
  get story(): Story | undefined {
    return this.stories[this.#side];
  }

  get side(): number {
    return this.#side;
  }

  /** -1 for none. */
  get cursor(): number {
    return this.#cursor;
  }

  get shown(): Shown {
    return this.#shown;
  }

  /** The items that are listed: all, or those of one task. */
  get kept(): readonly number[] | undefined {
    return this.#kept;
  }

  get found(): readonly number[] {
    return this.#found;
  }

  /** Calls `listener` after each change. */
  subscribe(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  /** What the chart of one side has to show. */
  focus(side: number): Focus {
    const isHere = side === this.#side;
    return {
      cursor: isHere || this.#isCommon(this.#cursor) ? this.#cursor : -1,
      hover: isHere || this.#isCommon(this.#hover) ? this.#hover : -1,
      common: this.common,
    };
  }

  /** Selects an item; -1 for none. */
  select(item: number, side = this.#side): void {
    const isOther = side !== this.#side;
    this.#side = side;
    this.#cursor = Math.min(item, (this.story?.items.length ?? 0) - 1);
    if (isOther) this.#refilter();
    this.#tell(isOther ? 'shown' : 'cursor');
  }

  /** Points at an item; -1 for none. */
  point(item: number, side = this.#side): void {
    if (item === this.#hover) return;
    this.#hover = side === this.#side || this.#isCommon(item) ? item : -1;
    this.#tell('hover');
  }

  /** Shows something else, or along another axis. */
  show(shown: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...shown };
    this.#refilter();
    this.#tell('shown');
  }

  /** Looks for items. */
  search(text: string): void {
    this.#found = this.story === undefined ? [] : search(this.story, text);
    this.#tell('found');
  }

  /** The listed item that is so many after the selected one, or the nearest there is. */
  step(by: number): void {
    const { length } = this.story?.items ?? { length: 0 };
    const kept = this.#kept;
    if (kept === undefined)
      this.select(Math.max(0, Math.min(length - 1, this.#cursor < 0 ? 0 : this.#cursor + by)));
    else this.#stepIn(kept, by);
  }

  /** The next of `items` after the selected one, or the one before it; goes round. */
  stepTo(items: readonly number[], forwards: boolean): void {
    const next = forwards
      ? (items.find((item) => item > this.#cursor) ?? items[0])
      : (items.findLast((item) => item < this.#cursor) ?? items.at(-1));
    if (next !== undefined) this.select(next);
  }

  /** The items that fail. */
  get failing(): readonly number[] {
    const { story } = this;
    return story === undefined ? [] : [...new Set(story.failing.map((place) => story.items.ofEvent(place)))];
  }

  /** The item to begin with. */
  get opening(): number {
    return this.story?.timeline.opensAt ?? this.failing[0] ?? 0;
  }

  #stepIn(kept: readonly number[], by: number): void {
    const at = kept.findLastIndex((item) => item <= this.#cursor);
    const isOn = kept[at] === this.#cursor;
    const wanted = at + (by < 0 && !isOn ? by + 1 : by);
    const next = kept[Math.max(0, Math.min(kept.length - 1, wanted))];
    if (next !== undefined) this.select(next);
  }

  #isCommon(item: number): boolean {
    // The first step that differs is looked at on both sides.
    return this.common !== undefined && item <= this.common + 1;
  }

  #refilter(): void {
    const { task } = this.#shown;
    this.#kept = task < 0 || this.story === undefined ? undefined : itemsOfTask(this.story, task);
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
