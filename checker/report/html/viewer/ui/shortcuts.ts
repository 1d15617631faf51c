import type { Shortcut } from './keyboard.ts';
import type { TimelinePanel } from './timeline-panel.ts';

/** What the keys do while `panel` is shown. */
export const shortcutsOf = (panel: TimelinePanel | undefined, help: () => void): readonly Shortcut[] => {
  const always: readonly Shortcut[] = [{ keys: ['?'], does: 'these keys', run: help }];
  if (panel === undefined) return always;
  const { reading, viewport } = panel;
  const toggleRows = (): void =>
    reading.show({ rows: reading.shown.rows === 'workers' ? 'tasks' : 'workers' });
  return [
    { keys: ['j', 'ArrowRight'], does: 'the next step or event', run: () => reading.step(1) },
    { keys: ['k', 'ArrowLeft'], does: 'the one before', run: () => reading.step(-1) },
    { keys: ['n'], does: 'the next that fails', run: () => reading.stepTo(reading.failing, true) },
    { keys: ['p'], does: 'the one before that fails', run: () => reading.stepTo(reading.failing, false) },
    { keys: ['t'], does: 'rows for workers or for tasks', run: toggleRows },
    {
      keys: ['o'],
      does: 'the other run, where there are two',
      run: () => {
        if (reading.stories.length > 1) reading.select(Math.max(0, reading.cursor), 1 - reading.side);
      },
    },
    { keys: ['+', '='], does: 'less, but larger', run: () => viewport.zoom(1 / 1.6) },
    { keys: ['-'], does: 'more, but smaller', run: () => viewport.zoom(1.6) },
    { keys: ['0'], does: 'all of it', run: () => viewport.fit() },
    { keys: ['/'], does: 'search', run: () => panel.search.focus() },
    {
      keys: ['Escape'],
      does: 'no selection, no filter, no search',
      run: () => {
        panel.search.value = '';
        reading.search('');
        reading.show({ task: -1 });
        reading.select(-1);
      },
    },
    ...always,
  ];
};
