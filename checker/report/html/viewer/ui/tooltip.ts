import { el, fill } from '../dom.ts';
import type { Story } from '../story/story.ts';
import { differences, factKey } from '../story/state.ts';
import { tell } from '../story/telling.ts';
import { ownField, valueInWords } from '../story/words.ts';

const most = 8;

const stateChanges = (story: Story, item: number): readonly HTMLElement[] => {
  const before = item === 0 ? story.states.before : story.states.at(item - 1);
  const after = story.states.at(item);
  const old = differences(before, after);
  return after.facts.flatMap((fact) => {
    const was = old.get(factKey(fact));
    return was === undefined || fact.bookkeeping
      ? []
      : [
          el(
            'li',
            {},
            `${ownField(fact)}: ${valueInWords(was.value, was.ofTasks)} → ${valueInWords(fact.value, fact.ofTasks)}`,
          ),
        ];
  });
};

/** What stands beside the pointer: the item under it, and the state before and after. */
export class Tooltip {
  readonly element = el('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: '' });

  /** Shows an item at a place of the window. */
  show(story: Story, item: number, x: number, y: number): void {
    const told = tell(story, item);
    const changes = stateChanges(story, item);
    const rest = changes.length - most;
    fill(
      this.element,
      el('b', {}, `${told.place}: ${told.title}`),
      el('span', { class: 'who' }, ` ${told.who}`),
      told.changes.length > 0 ? undefined : el('p', {}, told.summary),
      el('ul', {}, ...changes.slice(0, most), rest > 0 ? el('li', {}, `and ${rest} more`) : undefined),
    );
    this.element.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const left = x + 16 + width > window.innerWidth ? x - width - 12 : x + 16;
    const above = y + 18 + height > window.innerHeight ? y - height - 12 : y + 18;
    this.element.style.left = `${Math.max(4, left)}px`;
    this.element.style.top = `${Math.max(4, above)}px`;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
