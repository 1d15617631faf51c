import type { ShownFinding } from '../../payload/page.ts';
import { el } from '../dom.ts';
import { findingView } from './finding-view.ts';
import type { TimelinePanel } from './timeline-panel.ts';

const mostRows = 400;
const mostFindings = 50;

/** Prepares paper: the rows that are not seen, and the findings that are not shown; and takes them away again. */
export const printing = (
  panel: () => TimelinePanel | undefined,
  others: () => readonly ShownFinding[],
  main: HTMLElement,
): void => {
  let added: HTMLElement | undefined;
  const prepare = (): void => {
    if (added !== undefined) return;
    panel()?.table.drawAll(mostRows);
    added = el('div', { class: 'printed' }, ...others().slice(0, mostFindings).map(findingView));
    main.append(added);
  };
  const restore = (): void => {
    added?.remove();
    added = undefined;
    panel()?.table.redraw();
  };
  window.addEventListener('beforeprint', prepare);
  window.addEventListener('afterprint', restore);
  matchMedia('print').addEventListener('change', ({ matches }) => (matches ? prepare() : restore()));
};
