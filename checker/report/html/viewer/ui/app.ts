import type { PageData } from '../../payload/page.ts';
import { button, el, fill } from '../dom.ts';
import { casesView } from './cases-view.ts';
import { comparedTable } from './compared-table.ts';
import { findingView } from './finding-view.ts';
import { formatHash, parseHash, type Target } from './hash.ts';
import { helpDialog } from './help.ts';
import { listenToKeys, type Shortcut } from './keyboard.ts';
import { openPanel } from './open-panel.ts';
import { printing } from './print.ts';
import { shortcutsOf } from './shortcuts.ts';
import { themeToggle } from './theme.ts';
import type { TimelinePanel } from './timeline-panel.ts';

/** The headline stands whole above the finding. */
const mostInList = 100;

const brief = (headline: string): string =>
  headline.length <= mostInList ? headline : `${headline.slice(0, mostInList).replace(/\s+\S*$/u, '')} …`;

type Place = number | 'recording';

/** The page: what was found, what is shown of it, and what the address says. */
export class App {
  readonly #page: PageData;
  readonly #root: Element;
  readonly #main = el('main', { id: 'content', tabindex: '-1' });
  readonly #nav = el('nav', { class: 'findings', 'aria-label': 'findings' });
  readonly #help = helpDialog(() => this.#shortcuts());
  readonly #theme = themeToggle(() => this.#panel?.recolour());
  #place: Place | undefined;
  #panel: TimelinePanel | undefined;
  /** Counts what was opened, so that what comes late does not replace what came after. */
  #opened = 0;

  constructor(page: PageData, root: Element) {
    this.#page = page;
    this.#root = root;
  }

  /** Fills the page, and listens to its reader. */
  start(): void {
    const root = this.#root;
    document.title = this.#page.title;
    fill(
      root,
      el('a', { class: 'skip', href: '#content' }, 'To the finding'),
      this.#header(),
      el('div', { class: this.#places.length > 1 ? 'columns' : 'column' }, this.#nav, this.#main),
      this.#help.element,
    );
    root.querySelector('.skip')?.addEventListener('click', (event) => {
      event.preventDefault();
      this.#main.focus();
    });
    listenToKeys(() => this.#shortcuts());
    printing(
      () => this.#panel,
      () => this.#page.findings.filter((_, index) => index !== this.#place),
      this.#main,
    );
    window.addEventListener('hashchange', () => void this.#follow(parseHash(location.hash)));
    void this.#follow(parseHash(location.hash));
  }

  get #places(): readonly Place[] {
    const { findings, whole } = this.#page;
    return [...findings.keys(), ...(whole === undefined ? [] : (['recording'] as const))];
  }

  #header(): HTMLElement {
    const { judgement, command, version, seconds, cases } = this.#page;
    const verdict =
      judgement === undefined
        ? undefined
        : el(
            'p',
            { class: judgement.code === 0 ? 'verdict ok' : 'verdict' },
            judgement.grounds.length > 0
              ? `${judgement.grounds.slice(0, 3).join('; ')}${judgement.grounds.length > 3 ? `; and ${judgement.grounds.length - 3} more` : ''}`
              : cases.every(({ outcome }) => outcome === 'holds')
                ? 'Everything asked holds'
                : 'Nothing fails',
            el('span', { class: 'code' }, `exit code ${judgement.code}`),
          );
    return el(
      'header',
      { class: 'top' },
      el(
        'div',
        { class: 'title' },
        el('h1', {}, 'yieldcheck'),
        el('span', { class: 'version' }, version),
        el('code', { class: 'made-by' }, command),
        seconds === undefined || seconds < 0.05
          ? undefined
          : el('span', { class: 'aside' }, `took ${seconds.toFixed(1)} s`),
        el('span', { class: 'space' }),
        this.#theme,
        button('keys', { class: 'quiet' }, () => this.#help.toggle(), '?'),
      ),
      verdict,
    );
  }

  /** Shows what an address names, or the first thing there is. */
  async #follow(target: Target): Promise<void> {
    const [first] = this.#places;
    const wanted = this.#places.find((place) => place === target.finding) ?? first;
    if (wanted === undefined) {
      fill(this.#main, el('p', { class: 'nothing' }, 'Nothing was found.'), this.#cases());
      return;
    }
    if (wanted !== this.#place) await this.#open(wanted);
    const reading = this.#panel?.reading;
    const { side } = target;
    const story = reading?.stories[side ?? reading.side];
    if (reading === undefined || story === undefined) return;
    const place = target.g === undefined ? -1 : story.events.placeOf(target.g);
    const item = target.step ?? (place < 0 ? undefined : story.items.ofEvent(place));
    if (item !== undefined && (item !== reading.cursor || (side ?? reading.side) !== reading.side))
      reading.select(item, side ?? reading.side);
    else if (item === undefined && reading.cursor < 0) reading.select(reading.opening);
  }

  async #open(place: Place): Promise<void> {
    const opening = ++this.#opened;
    this.#place = place;
    this.#panel = undefined;
    this.#drawNav();
    const { findings, whole } = this.#page;
    const finding = place === 'recording' ? undefined : findings[place];
    const timelines = finding?.timelines ?? (whole === undefined ? [] : [whole.timeline]);
    const slot = el('div', { class: 'timeline-slot' });
    fill(
      this.#main,
      finding === undefined ? this.#wholeHead() : findingView(finding),
      slot,
      ...this.#page.tables.map(comparedTable),
      this.#cases(),
    );
    if (timelines.length === 0) return;
    const panel = await openPanel(timelines, finding?.common);
    if (opening !== this.#opened) return;
    fill(slot, panel.element);
    panel.revealFailing();
    this.#panel = panel;
    panel.reading.subscribe((change) => {
      if (change === 'cursor' || change === 'shown') this.#address(panel);
    });
  }

  #wholeHead(): HTMLElement {
    const { title = '', about = [] } = this.#page.whole ?? {};
    return el(
      'div',
      { class: 'finding' },
      el('h2', {}, title),
      el(
        'dl',
        { class: 'subject' },
        ...about.map(([name, text]) => el('div', {}, el('dt', {}, name), el('dd', {}, text))),
      ),
    );
  }

  #cases(): HTMLElement | undefined {
    return casesView(this.#page.cases, (finding) => {
      location.hash = formatHash({ finding, step: undefined, g: undefined, side: undefined });
      window.scrollTo({ top: 0 });
    });
  }

  #drawNav(): void {
    const { findings, whole } = this.#page;
    if (this.#places.length <= 1) return;
    const entry = (place: Place): HTMLElement => {
      const finding = place === 'recording' ? undefined : findings[place];
      return el(
        'li',
        {},
        el(
          'a',
          {
            href: formatHash({ finding: place, step: undefined, g: undefined, side: undefined }),
            title: finding?.headline,
            'aria-current': place === this.#place ? 'true' : undefined,
          },
          el(
            'span',
            { class: `kind kind-${finding?.kind ?? 'recording'}` },
            finding === undefined ? 'from start to end' : finding.kindName,
          ),
          el(
            'span',
            { class: 'headline' },
            finding === undefined ? (whole?.title ?? '') : brief(finding.headline),
          ),
        ),
      );
    };
    fill(this.#nav, el('ol', {}, ...this.#places.map(entry)));
  }

  /** Says in the address what is selected, without a new entry in the history for each step. */
  #address({ reading }: TimelinePanel): void {
    const { story, cursor, side } = reading;
    if (story === undefined || cursor < 0) return;
    const isStep = story.items.unit === 'step';
    history.replaceState(
      null,
      '',
      formatHash({
        finding: this.#place,
        step: isStep ? cursor : undefined,
        g: isStep ? undefined : story.events.g[cursor],
        side,
      }),
    );
  }

  #shortcuts(): readonly Shortcut[] {
    return shortcutsOf(this.#panel, this.#help.toggle);
  }
}
