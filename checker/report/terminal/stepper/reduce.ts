import type { Shown } from './exhibit.ts';
import { findFrame } from './search.ts';
import type { Stepping } from './state.ts';

/** More than this nobody searches for; in code units. */
const longestQuery = 80;

const moved = (state: Stepping, { film }: Shown, to: number): Stepping => ({
  ...state,
  cursor: Math.max(0, Math.min(to, film.frames.length - 1)),
});

const toFailing = (state: Stepping, shown: Shown, direction: 1 | -1): Stepping => {
  const { failing } = shown;
  const next =
    direction === 1 ? failing.find((at) => at > state.cursor) : failing.findLast((at) => at < state.cursor);
  if (next !== undefined) return { ...state, cursor: next };
  const where = direction === 1 ? 'after' : 'before';
  const message = failing.length === 0 ? 'Nothing fails here.' : `Nothing fails ${where} this.`;
  return { ...state, message };
};

const toExhibit = (state: Stepping, exhibits: readonly Shown[], index: number): Stepping => {
  const shown = exhibits[index];
  if (shown === undefined) return { ...state, message: `There is no finding ${index + 1}.` };
  return { ...state, exhibit: index, cursor: shown.start };
};

const searched = (state: Stepping, { film }: Shown): Stepping => {
  const query = state.typed === '' ? state.query : state.typed;
  const left: Stepping = { ...state, mode: 'steps', typed: '', query };
  if (query === '') return left;
  const at = findFrame(film.frames, query, state.cursor);
  return at === undefined ? { ...left, message: 'Not found.' } : { ...left, cursor: at };
};

const typing = (state: Stepping, shown: Shown, key: string): Stepping => {
  switch (key) {
    case 'escape':
      return { ...state, mode: 'steps', typed: '' };
    case 'enter':
      return searched(state, shown);
    case 'backspace':
      return state.typed === ''
        ? { ...state, mode: 'steps' }
        : { ...state, typed: Array.from(state.typed).slice(0, -1).join('') };
    default: {
      const isText = Array.from(key).length === 1 && state.typed.length + key.length <= longestQuery;
      return isText ? { ...state, typed: state.typed + key } : state;
    }
  }
};

const stepping = (
  state: Stepping,
  exhibits: readonly Shown[],
  shown: Shown,
  key: string,
  page: number,
): Stepping => {
  const by = (frames: number): Stepping => moved(state, shown, state.cursor + frames);
  switch (key) {
    case 'down':
    case 'right':
    case 'j':
    case 'l':
    case 'enter':
      return by(1);
    case 'up':
    case 'left':
    case 'k':
    case 'h':
      return by(-1);
    case ' ':
    case 'pagedown':
      return by(page);
    case 'b':
    case 'pageup':
      return by(-page);
    case 'g':
    case 'home':
      return moved(state, shown, 0);
    case 'G':
    case 'end':
      return moved(state, shown, Infinity);
    case 'n':
      return toFailing(state, shown, 1);
    case 'p':
    case 'N':
      return toFailing(state, shown, -1);
    case 'w':
      return { ...state, rows: 'workers' };
    case 't':
      return { ...state, rows: 'tasks' };
    case 'c':
      return { ...state, everything: !state.everything };
    case 'tab':
      return toExhibit(state, exhibits, (state.exhibit + 1) % exhibits.length);
    case '/':
      return { ...state, mode: 'search', typed: '' };
    case '?':
      return { ...state, mode: 'help' };
    case 'q':
      return { ...state, done: true };
    default:
      return /^[1-9]$/u.test(key) ? toExhibit(state, exhibits, Number(key) - 1) : state;
  }
};

/**
 * What a key does: a character as it is typed, or the name of a key that types none, such as `pagedown` or `ctrl-c`.
 * `page` is how many frames a page is. Keys that mean nothing change nothing.
 */
export const reduce = (
  exhibits: readonly [Shown, ...Shown[]],
  before: Stepping,
  key: string,
  page: number,
): Stepping => {
  if (key === 'ctrl-c' || key === 'ctrl-d') return { ...before, done: true };
  const state: Stepping = { ...before, message: '' };
  const shown = exhibits[state.exhibit] ?? exhibits[0];
  switch (state.mode) {
    case 'help':
      return { ...state, mode: 'steps', done: key === 'q' };
    case 'search':
      return typing(state, shown, key);
    case 'steps':
      return stepping(state, exhibits, shown, key, Math.max(1, page));
  }
};
