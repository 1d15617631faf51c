import { outcomes, outcomeWords } from '../../payload/outcome.ts';
import type { ShownCase } from '../../payload/page.ts';
import { button, el, fill } from '../dom.ts';
import { prose } from '../prose.ts';

const atOnce = 200;

const isPlain = ({ outcome, findings }: ShownCase): boolean => outcome === 'holds' && findings.length === 0;

const row = (one: ShownCase, open: (finding: number) => void): HTMLElement => {
  const [first] = one.findings;
  return el(
    'tr',
    {},
    el(
      'td',
      {},
      el(
        'span',
        { class: `status status-${one.outcome}${one.failsRun ? ' fails-run' : ''}` },
        outcomeWords[one.outcome].label,
      ),
    ),
    el(
      'td',
      {},
      first === undefined
        ? el('span', { class: 'case-name' }, one.name)
        : button(`show the finding on ${one.name}`, { class: 'link' }, () => open(first), one.name),
      el('p', { class: 'aside' }, ...prose(one.reason ?? one.sentence)),
    ),
    el('td', { class: 'suite' }, one.suite),
    el(
      'td',
      { class: 'number' },
      one.instances === undefined || (one.instances === 0 && one.findings.length > 0)
        ? ''
        : one.instances.toLocaleString('en-GB'),
    ),
  );
};

/** All questions and how they ended: those that fail first. */
export const casesView = (
  cases: readonly ShownCase[],
  open: (finding: number) => void,
): HTMLElement | undefined => {
  if (cases.length === 0) return undefined;
  const sorted = cases.toSorted((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome));
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
  const notable = sorted.filter((one) => !isPlain(one)).length;
  show(Math.min(atOnce, notable === 0 ? sorted.length : notable));
  const counts = outcomes.flatMap((outcome) => {
    const count = cases.filter((one) => one.outcome === outcome).length;
    const [one, several] = outcomeWords[outcome].counted;
    return count === 0 ? [] : [`${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`];
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
