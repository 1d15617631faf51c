import type { ShownTable } from '../../payload/page.ts';
import { el } from '../dom.ts';

/** What was compared besides behaviour, one column for each side. */
export const comparedTable = ({ title, heads, rows }: ShownTable): HTMLElement =>
  el(
    'section',
    { class: 'compared' },
    el('h2', {}, title),
    rows.length === 0
      ? undefined
      : el(
          'table',
          {},
          el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
          el(
            'tbody',
            {},
            ...rows.map(({ cells, about, differs }) =>
              el(
                'tr',
                { class: differs ? 'differs' : undefined },
                ...cells.map((cell, column) =>
                  el(
                    'td',
                    { class: column >= cells.length - 2 ? 'side' : undefined },
                    cell,
                    column === 0 && about !== undefined ? el('p', { class: 'aside' }, about) : undefined,
                  ),
                ),
              ),
            ),
          ),
        ),
  );
