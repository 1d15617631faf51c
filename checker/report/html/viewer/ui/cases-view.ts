import type { CaseStatus } from '../../../../results/results.ts';
import type { ShownCase } from '../../payload/page.ts';
import { button, el, fill } from '../dom.ts';

const atOnce = 200;

const order: readonly CaseStatus[] = [
  'failed',
  'unreadable',
  'undecided',
  'vacuous',
  'not-checkable',
  'passed',
];

/** What a status is called. */
const statusNames: Readonly<Record<CaseStatus, string>> = {
  passed: 'holds',
  failed: 'fails',
  undecided: 'undecided',
  vacuous: 'never put to the test',
  'not-checkable': 'not checkable',
  unreadable: 'unreadable',
};

const row = (one: ShownCase, open: (finding: number) => void): HTMLElement => {
  const [first] = one.findings;
  return el(
    'tr',
    {},
    el('td', {}, el('span', { class: `status status-${one.status}` }, statusNames[one.status])),
    el(
      'td',
      {},
      first === undefined
        ? el('span', { class: 'case-name' }, one.name)
        : button(`show the finding on ${one.name}`, { class: 'link' }, () => open(first), one.name),
      el('p', { class: 'aside' }, one.reason ?? one.sentence),
    ),
    el('td', { class: 'suite' }, one.suite),
    el('td', { class: 'number' }, one.instances === undefined ? '' : one.instances.toLocaleString('en-GB')),
  );
};

/** All questions and how they ended: those that fail first. */
export const casesView = (
  cases: readonly ShownCase[],
  open: (finding: number) => void,
): HTMLElement | undefined => {
  if (cases.length === 0) return undefined;
  const sorted = cases.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  const body = el('tbody', {});
  const more = el('p', { class: 'more' });
  const show = (count: number): void => {
    fill(body, ...sorted.slice(0, count).map((one) => row(one, open)));
    const rest = sorted.length - count;
    fill(
      more,
      rest > 0
        ? button('show all', {}, () => show(sorted.length), `Show ${rest.toLocaleString('en-GB')} more`)
        : undefined,
    );
  };
  // What holds is of interest where nothing else is.
  const notable = sorted.filter(({ status }) => status !== 'passed').length;
  show(Math.min(atOnce, notable === 0 ? sorted.length : notable));
  const counts = order.flatMap((status) => {
    const count = cases.filter((one) => one.status === status).length;
    return count === 0 ? [] : [`${count.toLocaleString('en-GB')} ${statusNames[status]}`];
  });
  return el(
    'section',
    { class: 'cases', 'aria-label': 'everything that was asked' },
    el('h2', {}, 'Everything that was asked'),
    el('p', { class: 'aside' }, `${counts.join(', ')}.`),
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ...['verdict', 'question', 'of', 'instances'].map((name) => el('th', { scope: 'col' }, name)),
        ),
      ),
      body,
    ),
    more,
  );
};
