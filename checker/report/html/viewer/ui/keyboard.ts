/** Keys and what they do, as the help tells it. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly does: string;
  readonly run: () => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

/** Runs what a key stands for, except while someone types into a field; there, Escape leaves the field. */
export const listenToKeys = (shortcuts: () => readonly Shortcut[]): void => {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A dialog has keys of its own.
    if (document.querySelector('dialog[open]') !== null) return;
    if (isTyping(event.target)) {
      if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
      return;
    }
    const shortcut = shortcuts().find(({ keys }) => keys.includes(event.key));
    if (shortcut === undefined) return;
    event.preventDefault();
    shortcut.run();
  });
};
