import { el, fill, link } from '../dom.ts';
import { prose } from '../prose.ts';
import type { Story } from '../story/story.ts';
import type { Road } from '../../../../explain/told-run.ts';
import { tell, type Telling } from '../story/telling.ts';
import { fieldMeaning, fieldsInWords, ownField, valueInWords } from '../story/words.ts';
import type { Reading } from './reading.ts';
import { stateView } from './state-view.ts';

const head = (told: Telling): HTMLElement =>
  el(
    'header',
    { class: 'item-head' },
    el('span', { class: 'place' }, [told.place, told.time].filter((part) => part !== undefined).join(', ')),
    el('h4', {}, told.title, told.flag === undefined ? undefined : el('span', { class: 'flag' }, told.flag)),
    el('span', { class: 'who' }, told.who),
  );

const source = ({ source: from }: Telling): HTMLElement | undefined =>
  from === undefined || from.text === ''
    ? undefined
    : el(
        'p',
        { class: 'source' },
        from.link === undefined ? undefined : 'in Tokio: ',
        link(from.link, from.text),
      );

const changeList = ({ changes }: Telling): HTMLElement | undefined => {
  const shown = changes.filter(({ bookkeeping }) => !bookkeeping);
  if (shown.length === 0) return undefined;
  return el(
    'ul',
    { class: 'changes' },
    ...shown.map(({ owner, field, before, after, ofTasks }) =>
      el(
        'li',
        { title: fieldMeaning({ owner, field }) },
        `${ownField({ owner, field })}: `,
        el('del', {}, valueInWords(before, ofTasks)),
        ' → ',
        el('ins', {}, valueInWords(after, ofTasks)),
      ),
    ),
  );
};

const eventList = ({ events, meaning }: Telling): HTMLElement | undefined =>
  events.length === 0
    ? undefined
    : el(
        'ul',
        { class: 'events' },
        ...events.map((event) => {
          const task = event.fields['task'];
          const of = typeof task === 'number' ? ` of task ${task}` : '';
          return el(
            'li',
            {},
            el('span', { class: 'place' }, `g ${event.g.toLocaleString('en-GB')}`),
            ' ',
            el('b', {}, event.e),
            `${of}${fieldsInWords(event) === '' ? '' : `: ${fieldsInWords(event)}`}`,
          );
        }),
        meaning === undefined ? undefined : el('li', { class: 'meaning' }, ...prose(meaning)),
      );

const road = ({ action, source: from, worker, enabled, because }: Road): HTMLElement =>
  el(
    'li',
    { class: enabled ? 'road possible' : 'road' },
    el('b', {}, action),
    ` ${worker === null ? 'by the environment' : `by worker ${worker}`}, `,
    el('i', {}, enabled ? 'possible: ' : 'not possible: '),
    ...prose(because),
    el('span', { class: 'source' }, from),
  );

const roads = ({ roads: all }: Telling): HTMLElement | undefined =>
  all.length === 0
    ? undefined
    : el('section', { class: 'roads' }, el('h5', {}, 'Roads not taken'), el('ul', {}, ...all.map(road)));

const draw = (element: HTMLElement, story: Story, item: number): void => {
  const told = tell(story, item);
  const before = item === 0 ? story.states.before : story.states.at(item - 1);
  // What a reader has opened stays open from item to item.
  const wasOpen = element.querySelector('details')?.open ?? false;
  fill(
    element,
    head(told),
    source(told),
    changeList(told),
    eventList(told),
    el(
      'section',
      {},
      el('h5', {}, story.items.unit === 'step' ? 'State after this step' : 'State after this event'),
      ...stateView(before, story.states.at(item), (task) => story.taskName(task)),
    ),
    roads(told),
  );
  const bookkeeping = element.querySelector('details');
  if (bookkeeping !== null) bookkeeping.open = wasOpen;
};

/** Everything about the item that is selected. */
export const detailsOf = (reading: Reading): HTMLElement => {
  const element = el('section', { class: 'details', 'aria-label': 'selected item' });
  const show = (): void => {
    const { story, cursor } = reading;
    if (story === undefined || cursor < 0)
      fill(element, el('p', { class: 'unknown' }, 'Select something in the time line or in the table.'));
    else draw(element, story, cursor);
  };
  reading.subscribe((change) => {
    if (change !== 'hover' && change !== 'found') show();
  });
  show();
  return element;
};
