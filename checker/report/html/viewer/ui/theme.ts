import { button } from '../dom.ts';

const key = 'yieldcheck-theme';

type Theme = 'light' | 'dark';

/** Some browsers refuse storage to files. */
const remembered = (): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const remember = (theme: Theme): void => {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Then it holds until the page is closed.
  }
};

const preferred = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** A button that changes between light and dark; `changed` is called after each change, by whatever brings it about. */
export const themeToggle = (changed: () => void): HTMLButtonElement => {
  const root = document.documentElement;
  const theme = (): Theme => (root.dataset['theme'] === 'dark' ? 'dark' : 'light');
  const toggle = button('change between light and dark', { class: 'quiet' }, () => {
    const next = theme() === 'dark' ? 'light' : 'dark';
    root.dataset['theme'] = next;
    remember(next);
    changed();
  });
  toggle.append('◐');
  const stored = remembered();
  root.dataset['theme'] = stored === 'dark' || stored === 'light' ? stored : preferred();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    if (remembered() !== null) return;
    root.dataset['theme'] = preferred();
    changed();
  });
  return toggle;
};
