import { button, el } from '../dom.ts';
import type { Viewport } from '../chart/viewport.ts';
import type { Shown } from '../chart/scene.ts';
import type { Reading } from './reading.ts';

/** Buttons of which one is pressed. */
const choice = <T extends string>(
  name: string,
  options: readonly (readonly [T, string])[],
  current: () => T,
  choose: (value: T) => void,
): { readonly element: HTMLElement; readonly refresh: () => void } => {
  const buttons = options.map(
    ([value, label]) =>
      [value, button(label, { title: `${name}: ${label}` }, () => choose(value), label)] as const,
  );
  const refresh = (): void => {
    for (const [value, made] of buttons) made.setAttribute('aria-pressed', String(value === current()));
  };
  refresh();
  return {
    element: el(
      'div',
      { class: 'choice', role: 'group', 'aria-label': name },
      ...buttons.map(([, made]) => made),
    ),
    refresh,
  };
};

const taskFilter = (reading: Reading): HTMLInputElement => {
  const input = el('input', {
    type: 'text',
    inputmode: 'numeric',
    class: 'task-filter',
    placeholder: 'all tasks',
    'aria-label': 'only this task',
    size: '8',
  });
  input.addEventListener('input', () => {
    const number = /\d+/u.exec(input.value)?.[0];
    reading.show({ task: number === undefined ? -1 : Number(number) });
  });
  return input;
};

/** The field to search in, and what it finds. */
export interface SearchField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
}

const searchField = (reading: Reading): SearchField => {
  const input = el('input', {
    type: 'search',
    placeholder: 'search',
    'aria-label': 'search for kinds of events, actions, task 3, g 12',
    size: '12',
  });
  const found = el('span', { class: 'found', role: 'status' });
  input.addEventListener('input', () => {
    reading.search(input.value);
    reading.stepTo(reading.found, true);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') reading.stepTo(reading.found, !event.shiftKey);
  });
  reading.subscribe(() => {
    const { found: items, cursor } = reading;
    const at = items.indexOf(cursor);
    found.textContent =
      input.value === ''
        ? ''
        : items.length === 0
          ? 'none'
          : `${at < 0 ? '–' : (at + 1).toLocaleString('en-GB')} of ${items.length.toLocaleString('en-GB')}`;
  });
  return { element: el('div', { class: 'search', role: 'search' }, input, found), input };
};

/** What stands above a chart: what its rows and its axis are, which task, what is searched for, and how much is seen. */
export const toolbarOf = (
  reading: Reading,
  viewport: Viewport,
): { readonly element: HTMLElement; readonly search: HTMLInputElement; readonly task: HTMLInputElement } => {
  const show = (shown: Partial<Shown>): void => reading.show(shown);
  const rows = choice<Shown['rows']>(
    'rows',
    [
      ['workers', 'Workers'],
      ['tasks', 'Tasks'],
    ],
    () => reading.shown.rows,
    (value) => show({ rows: value }),
  );
  const axis = choice<Shown['axis']>(
    'axis',
    [
      ['order', 'Order'],
      ['time', 'Time'],
    ],
    () => reading.shown.axis,
    (value) => show({ axis: value }),
  );
  const field = searchField(reading);
  const task = taskFilter(reading);
  reading.subscribe((change) => {
    if (change !== 'shown') return;
    rows.refresh();
    runs.refresh();
    axis.refresh();
    if (reading.shown.task < 0 && /\d/u.test(task.value)) task.value = '';
  });
  const runs = choice(
    'run',
    reading.stories.map(({ timeline }, side) => [String(side), timeline.name] as const),
    () => String(reading.side),
    (side) => reading.select(Math.max(0, reading.cursor), Number(side)),
  );
  const zoom = el(
    'div',
    { class: 'choice', role: 'group', 'aria-label': 'zoom' },
    button('show more at once', {}, () => viewport.zoom(1.6), '−'),
    button('show less at once', {}, () => viewport.zoom(1 / 1.6), '+'),
    button('show all', {}, () => viewport.fit(), 'Fit'),
  );
  const hasTime = reading.story?.items.unit === 'event';
  const element = el(
    'div',
    { class: 'toolbar' },
    reading.stories.length > 1 ? runs.element : undefined,
    rows.element,
    hasTime ? axis.element : undefined,
    task,
    field.element,
    el('span', { class: 'space' }),
    zoom,
  );
  return { element, search: field.input, task };
};
