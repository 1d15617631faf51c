import type { ShownFinding, ShownRemedy } from '../../payload/page.ts';
import { button, el, link, type Child } from '../dom.ts';
import { sentence } from '../../payload/sentence.ts';
import { prose } from '../prose.ts';

const part = (heading: string, ...children: readonly Child[]): HTMLElement =>
  el('section', { class: 'part' }, el('h3', {}, heading), ...children);

const list = (sentences: readonly string[]): HTMLElement =>
  el('ul', {}, ...sentences.map((one) => el('li', {}, ...prose(one))));

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

const blameOf = ({ blame, headings }: ShownFinding): HTMLElement | undefined =>
  blame === undefined
    ? undefined
    : part(
        headings.blame,
        el('p', {}, el('strong', {}, sentence(blame.who)), ' ', ...prose(sentence(blame.because))),
      );

const whatHappened = ({ because, more, rule, headings }: ShownFinding): HTMLElement =>
  part(
    because === undefined ? headings.rule : headings.because,
    because === undefined ? undefined : el('p', {}, ...prose(sentence(because))),
    more === 0
      ? undefined
      : el(
          'p',
          { class: 'aside' },
          more === 1
            ? '1 more instance fails the same way.'
            : `${more.toLocaleString('en-GB')} more instances fail the same way.`,
        ),
    el(
      'p',
      { class: 'rule' },
      el('span', { class: 'rule-id' }, rule.id),
      ' ',
      ...prose(rule.sentence),
      ' ',
      rule.source === ''
        ? undefined
        : el('span', { class: 'source' }, 'Decided in ', link(rule.link, rule.source)),
    ),
  );

const remedyItem = ({ sentence: words, command }: ShownRemedy): HTMLElement =>
  el('li', {}, ...prose(sentence(words)), command === undefined ? undefined : commandLine(command));

/** Everything that is said of a finding, without its time line. */
export const findingView = (finding: ShownFinding): HTMLElement => {
  const { kind, kindName, headings, headline, remedies, reproduce, unexamined, subject, fingerprint } =
    finding;
  return el(
    'div',
    { class: 'finding' },
    el('p', { class: `kind kind-${kind}` }, kindName),
    el('h2', { class: headline.length > 120 ? 'long' : '' }, ...prose(headline)),
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
      remedies.length === 0 ? undefined : part(headings.remedies, el('ul', {}, ...remedies.map(remedyItem))),
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
