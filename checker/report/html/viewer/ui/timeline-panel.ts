import { Chart } from '../chart/chart.ts';
import { Overview } from '../chart/overview.ts';
import { itemPosition, sceneOf, type Scene } from '../chart/scene.ts';
import { Viewport } from '../chart/viewport.ts';
import { el } from '../dom.ts';
import { prose } from '../prose.ts';
import type { Story } from '../story/story.ts';
import { tell } from '../story/telling.ts';
import { detailsOf } from './details.ts';
import { ItemTable } from './item-table.ts';
import { legendOf } from './legend.ts';
import type { Reading } from './reading.ts';
import { toolbarOf } from './toolbar.ts';
import { Tooltip } from './tooltip.ts';

const narrowestGutter = 118;
const widestGutter = 220;
const widthOfLetter = 6.6;

/** Room for the names of rows; those of a run are names of tasks with their roles. */
const gutterFor = (stories: readonly Story[]): number => {
  const longest = Math.max(
    ...stories.flatMap((story) =>
      (story.timeline.run?.roles ?? []).map((_, task) => story.taskName(task + 1).length),
    ),
    0,
  );
  return Math.min(widestGutter, Math.max(narrowestGutter, Math.ceil(longest * widthOfLetter) + 12));
};

/** A short run is seen whole anyway. */
const worthAnOverview = 60;

/** Steps that are drawn for no other reason than that the longer side of a fork has them. */
const longest = (scenes: readonly Scene[]): number => Math.max(...scenes.map(({ length }) => length));

/** Charts of all stories of a finding above one another, what is listed and what is selected. */
export class TimelinePanel {
  readonly element: HTMLElement;
  readonly reading: Reading;
  readonly viewport: Viewport;
  readonly table: ItemTable;
  readonly search: HTMLInputElement;
  readonly #charts: readonly Chart[];
  readonly #overview: Overview;
  readonly #tooltip = new Tooltip();
  readonly #live = el('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  #scenes: readonly Scene[];

  constructor(reading: Reading) {
    this.reading = reading;
    this.viewport = new Viewport(gutterFor(reading.stories));
    this.#scenes = this.#laidOut();
    this.#measure();
    this.#charts = reading.stories.map((_, side) => this.#chart(side));
    this.#overview = new Overview(this.viewport, this.#main);
    this.table = new ItemTable(reading);
    const toolbar = toolbarOf(reading, this.viewport);
    this.search = toolbar.search;
    this.element = el(
      'section',
      { class: 'timeline', 'aria-label': 'time line' },
      toolbar.element,
      ...this.#charts.flatMap((chart, side) => [this.#title(side), chart.element]),
      this.#main.story.items.length > worthAnOverview ? this.#overview.element : undefined,
      legendOf(reading),
      ...reading.stories.flatMap(({ timeline }) =>
        timeline.notes.map((note) => el('p', { class: 'note' }, ...prose(note))),
      ),
      el('div', { class: 'below' }, this.table.element, detailsOf(reading)),
      this.#tooltip.element,
      this.#live,
    );
    reading.subscribe((change) => {
      if (change === 'shown') this.#show();
      if (change === 'cursor' || change === 'shown') this.#reveal();
      for (const [side, chart] of this.#charts.entries()) chart.focus(reading.focus(side));
    });
  }

  /** The style of the page has changed. */
  recolour(): void {
    for (const chart of this.#charts) chart.recolour();
    this.#overview.repaint();
  }

  /** Scrolls to the row of what fails; to be called once the panel is on the page. */
  revealFailing(): void {
    for (const [side, chart] of this.#charts.entries()) {
      const scene = this.#scenes[side];
      const [place] = scene?.story.failing ?? [];
      if (scene !== undefined && place !== undefined) chart.revealLane(scene.lanes.laneOf(place));
    }
  }

  get #main(): Scene {
    const scene = this.#scenes[this.reading.side] ?? this.#scenes[0];
    if (scene === undefined) throw new Error('a time line has no events to show');
    return scene;
  }

  #laidOut(): readonly Scene[] {
    return this.reading.stories.map((story) => sceneOf(story, this.reading.shown));
  }

  #measure(): void {
    this.viewport.measure(longest(this.#scenes), this.#main.least);
  }

  #title(side: number): HTMLElement | undefined {
    const { stories } = this.reading;
    const name = stories[side]?.timeline.name ?? '';
    return el('h3', { class: 'chart-title' }, name);
  }

  #chart(side: number): Chart {
    const { reading } = this;
    const scene = this.#scenes[side] ?? this.#main;
    return new Chart(this.viewport, scene, reading.focus(side), {
      hovered: (item, x, y) => {
        reading.point(item, side);
        const story = reading.stories[side];
        if (item < 0 || story === undefined) this.#tooltip.hide();
        else this.#tooltip.show(story, item, x, y);
      },
      chosen: (item) => reading.select(item, side),
    });
  }

  #show(): void {
    const before = this.#main;
    this.#scenes = this.#laidOut();
    if (before.length !== this.#main.length || before.shown.axis !== this.#main.shown.axis) this.#measure();
    for (const [side, chart] of this.#charts.entries()) chart.show(this.#scenes[side] ?? this.#main);
    this.#overview.show(this.#main);
  }

  #reveal(): void {
    const { story, cursor } = this.reading;
    if (story === undefined || cursor < 0) return;
    this.viewport.reveal(itemPosition(this.#main, cursor));
    this.#announce(story, cursor);
  }

  #announce(story: Story, cursor: number): void {
    const { place, who, title, summary, flag } = tell(story, cursor);
    this.#live.textContent = `${place}, ${who}, ${title}${flag === undefined ? '' : `, ${flag}`}: ${summary}`;
  }
}
