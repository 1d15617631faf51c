import { el, fill } from '../dom.ts';
import type { Story } from '../story/story.ts';
import { tell } from '../story/telling.ts';
import type { Reading } from './reading.ts';

const rowHeight = 26;
const beyond = 12;
/** Up to so many rows all of them exist, each as high as its text. */
const mostWhole = 300;

const taskText = (tasks: readonly number[]): string =>
  tasks.map((task) => (task === 0 ? 'block_on' : String(task))).join(', ');

/** A row as high as so many. */
const space = (rows: number): HTMLElement => {
  const cell = el('td', { colspan: '5' });
  cell.style.height = `${rows * rowHeight}px`;
  return el('tr', { 'aria-hidden': 'true', class: 'space' }, cell);
};

/** The items of a story as a table: only the rows that are seen exist, between two that are as tall as the others. */
export class ItemTable {
  readonly element: HTMLElement;
  readonly #reading: Reading;
  readonly #body: HTMLElement;
  readonly #table: HTMLTableElement;
  readonly #caption: HTMLElement;
  readonly #isWhole: boolean;
  #drawn = '';

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#body = el('tbody', {});
    this.#caption = el('caption', { class: 'unseen' });
    const unit = reading.story?.items.unit ?? 'event';
    const heads =
      unit === 'step'
        ? ['step', 'who', 'action', 'tasks', 'what changed']
        : ['position', 'who', 'event', 'task', 'what it says'];
    this.#isWhole = (reading.story?.items.length ?? 0) <= mostWhole;
    this.#table = el(
      'table',
      { class: `items items-${unit}${this.#isWhole ? ' items-whole' : ''}` },
      this.#caption,
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      this.#body,
    );
    this.element = el(
      'div',
      { class: 'items-scroller', tabindex: '0', role: 'region', 'aria-label': `${unit}s` },
      this.#table,
    );
    this.element.addEventListener('scroll', () => this.#draw());
    const resized = new ResizeObserver(() => {
      this.#draw();
      if (this.#isWhole) this.#reveal();
    });
    resized.observe(this.element);
    // Text that wraps anew makes it higher, and what is selected may have moved.
    if (this.#isWhole) resized.observe(this.#table);
    this.#body.addEventListener('click', (event) => this.#clicked(event));
    reading.subscribe((change) => {
      if (change === 'hover') return;
      this.#drawn = '';
      if (change === 'cursor') this.#reveal();
      this.#draw();
    });
  }

  /** All rows, as for print; as many as anybody prints. */
  drawAll(most: number): void {
    this.#rows(0, Math.min(most, this.#length));
  }

  /** Only the rows that are seen. */
  redraw(): void {
    this.#drawn = '';
    this.#draw();
  }

  get #length(): number {
    return this.#reading.kept?.length ?? this.#reading.story?.items.length ?? 0;
  }

  #itemAt(row: number): number {
    return this.#reading.kept?.[row] ?? row;
  }

  #rowOf(item: number): number {
    return this.#reading.kept?.indexOf(item) ?? item;
  }

  #reveal(): void {
    const row = this.#rowOf(this.#reading.cursor);
    if (row < 0) return;
    // As high as it will be, before it is asked how high it is.
    if (this.#body.childElementCount === 0) this.#draw();
    const drawn = this.#isWhole ? this.#body.children[row + 1] : undefined;
    const head = this.#table.tHead?.offsetHeight ?? rowHeight;
    const [top, height] =
      drawn instanceof HTMLElement
        ? [drawn.offsetTop - head, drawn.offsetHeight]
        : [row * rowHeight, rowHeight];
    const seen = this.element.clientHeight - head;
    const { scrollTop } = this.element;
    if (top < scrollTop || top + height > scrollTop + seen)
      this.element.scrollTop = Math.max(0, top - seen / 2);
  }

  #draw(): void {
    if (this.#isWhole) {
      this.#rows(0, this.#length);
      return;
    }
    const from = Math.max(0, Math.floor(this.element.scrollTop / rowHeight) - beyond);
    const to = Math.min(this.#length, from + Math.ceil(this.element.clientHeight / rowHeight) + 2 * beyond);
    this.#rows(from, to);
  }

  #rows(from: number, to: number): void {
    const { story, cursor, side } = this.#reading;
    const drawn = `${side} ${from} ${to} ${cursor}`;
    if (story === undefined || drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#table.setAttribute('aria-rowcount', String(this.#length + 1));
    this.#caption.textContent = story.timeline.name;
    const rows = Array.from({ length: to - from }, (_, index) => this.#row(story, from + index));
    fill(this.#body, space(from), ...rows, space(this.#length - to));
  }

  #row(story: Story, row: number): HTMLElement {
    const item = this.#itemAt(row);
    const told = tell(story, item);
    const isSelected = item === this.#reading.cursor;
    return el(
      'tr',
      {
        'data-item': String(item),
        'aria-rowindex': String(row + 2),
        'aria-selected': String(isSelected),
        class: [isSelected ? 'selected' : '', told.flag === undefined ? '' : 'fails'].join(' '),
      },
      el('td', { class: 'place' }, told.place),
      el('td', {}, told.who),
      el(
        'td',
        { class: 'what' },
        `${told.title} `,
        told.flag === undefined ? undefined : el('span', { class: 'flag' }, told.flag),
      ),
      el('td', {}, taskText(told.tasks)),
      el('td', { class: 'says', title: told.summary }, told.summary),
    );
  }

  #clicked(event: Event): void {
    if (!(event.target instanceof Element)) return;
    const item = event.target.closest<HTMLElement>('tr[data-item]')?.dataset['item'];
    if (item !== undefined) this.#reading.select(Number(item));
  }
}
