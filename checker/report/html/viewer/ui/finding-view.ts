import type { Culprit } from '../../../../explain/finding.ts';
import type { ShownFinding } from '../../payload/page.ts';
import { button, el, link, type Child } from '../dom.ts';

/** What each kind of finding is called above its headline. */
export const kindNames: Readonly<Record<ShownFinding['kind'], string>> = {
  safety: 'safety property violated',
  liveness: 'liveness property violated',
  starvation: 'starvation',
  refusal: 'recording refused',
  difference: 'difference',
  vacuity: 'never put to the test',
  belief: 'belief refuted',
  specification: 'the specification contradicts itself',
};

const culprits: Readonly<Record<Culprit, string>> = {
  scheduler: 'the scheduler',
  guest: 'the guest',
  yield: 'the way of yielding',
  environment: 'the environment',
  recorder: 'the recorder',
  question: 'the question',
  specification: 'the specification',
};

const part = (heading: string, ...children: readonly Child[]): HTMLElement =>
  el('section', { class: 'part' }, el('h3', {}, heading), ...children);

const list = (sentences: readonly string[]): HTMLElement =>
  el('ul', {}, ...sentences.map((sentence) => el('li', {}, sentence)));

const sentence = (clause: string): string => {
  const start = clause.slice(0, 1).toUpperCase() + clause.slice(1);
  return /[.!?]$/u.test(start) ? start : `${start}.`;
};

/** A command, and a button that copies it; where the browser does not let it, the command is selected. */
const commandLine = (command: string): HTMLElement => {
  const code = el('code', {}, command);
  const done = el('span', { role: 'status', class: 'copied' });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(command);
      done.textContent = 'copied';
    } catch {
      getSelection()?.selectAllChildren(code);
      done.textContent = 'selected: copy it by hand';
    }
  };
  return el(
    'div',
    { class: 'command' },
    code,
    button('copy the command', {}, () => void copy(), 'Copy'),
    done,
  );
};

const blameOf = ({ blame }: ShownFinding): HTMLElement | undefined =>
  blame === undefined
    ? undefined
    : part(
        'Who is to blame',
        el('p', {}, el('strong', {}, sentence(culprits[blame.who])), ' ', sentence(blame.because)),
      );

const whatHappened = ({ because, more, rule }: ShownFinding): HTMLElement =>
  part(
    'What happened',
    el('p', {}, sentence(because)),
    more === 0
      ? undefined
      : el('p', { class: 'aside' }, `${more.toLocaleString('en-GB')} more of the same kind.`),
    el(
      'p',
      { class: 'rule' },
      el('span', { class: 'rule-id' }, rule.id),
      ' ',
      rule.sentence,
      ' ',
      el('span', { class: 'source' }, 'Decided in ', link(rule.link, rule.source)),
    ),
  );

/** Everything that is said of a finding, without its time line. */
export const findingView = (finding: ShownFinding): HTMLElement => {
  const { kind, headline, remedies, reproduce, unexamined, subject, fingerprint } = finding;
  return el(
    'div',
    { class: 'finding' },
    el('p', { class: `kind kind-${kind}` }, kindNames[kind]),
    el('h2', { class: headline.length > 120 ? 'long' : '' }, headline),
    el(
      'dl',
      { class: 'subject' },
      ...subject.map(([name, text]) => el('div', {}, el('dt', {}, name), el('dd', {}, text))),
    ),
    el(
      'div',
      { class: 'parts' },
      whatHappened(finding),
      blameOf(finding),
      remedies.length === 0 ? undefined : part('What would fix it', list(remedies.map(sentence))),
      unexamined.length === 0 ? undefined : part('What was not checked', list(unexamined.map(sentence))),
    ),
    part(
      'Reproduce it',
      reproduce === undefined
        ? el('p', {}, 'The command is too long to be shown; the JSON report has it.')
        : commandLine(reproduce),
      el('p', { class: 'aside' }, `Fingerprint ${fingerprint}, the same wherever this is found again.`),
    ),
  );
};
