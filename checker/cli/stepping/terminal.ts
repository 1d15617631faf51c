import { emitKeypressEvents } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import { keyName, type PressedKey } from './keys.ts';

/** The alternate screen without a cursor, and back. */
const sequences = {
  enter: '\u{1b}[?1049h\u{1b}[?25l',
  leave: '\u{1b}[?25h\u{1b}[?1049l',
  top: '\u{1b}[H',
  restOfLine: '\u{1b}[K',
  restOfScreen: '\u{1b}[J',
} as const;

const ending = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/** What happens on a terminal that was taken over. */
export interface TerminalListener {
  /** A key was pressed; its name. */
  key(name: string): void;
  /** The lines of the screen are to be drawn again: it has another size, or was away. */
  redraw(): void;
  /** The process was asked to end. */
  end(): void;
}

/** A terminal that was taken over: it shows lines and tells of keys, until it is given back. */
export class Terminal {
  readonly #input: ReadStream;
  readonly #output: WriteStream;
  readonly #listener: TerminalListener;
  #isTaken = false;

  readonly #pressed = (text: string | undefined, key: PressedKey): void => {
    const name = keyName(text, key);
    if (name === 'ctrl-z') this.#suspend();
    else this.#listener.key(name);
  };
  readonly #resized = (): void => this.#listener.redraw();
  readonly #continued = (): void => {
    this.#take();
    this.#listener.redraw();
  };
  readonly #ended = (): void => this.#listener.end();
  /** Also after an error that nobody caught: a terminal that stays raw is of no use to anybody. */
  readonly #exiting = (): void => this.#giveBack();

  constructor(input: ReadStream, output: WriteStream, listener: TerminalListener) {
    this.#input = input;
    this.#output = output;
    this.#listener = listener;
    emitKeypressEvents(input);
    input.on('keypress', this.#pressed);
    input.on('end', this.#ended);
    output.on('resize', this.#resized);
    process.on('SIGCONT', this.#continued);
    process.on('exit', this.#exiting);
    for (const signal of ending) process.on(signal, this.#ended);
    this.#take();
    input.resume();
  }

  /** Shows lines from the top of the screen on. */
  show(lines: readonly string[]): void {
    const { top, restOfLine, restOfScreen } = sequences;
    this.#output.write(`${top}${lines.map((line) => `${line}${restOfLine}`).join('\r\n')}${restOfScreen}`);
  }

  /** Gives the terminal back as it was; to be called once. */
  close(): void {
    this.#giveBack();
    this.#input.off('keypress', this.#pressed);
    this.#input.off('end', this.#ended);
    this.#output.off('resize', this.#resized);
    process.off('SIGCONT', this.#continued);
    process.off('exit', this.#exiting);
    for (const signal of ending) process.off(signal, this.#ended);
    this.#input.pause();
  }

  #take(): void {
    this.#input.setRawMode(true);
    this.#output.write(sequences.enter);
    this.#isTaken = true;
  }

  #giveBack(): void {
    if (!this.#isTaken) return;
    this.#isTaken = false;
    this.#output.write(sequences.leave);
    this.#input.setRawMode(false);
  }

  #suspend(): void {
    this.#giveBack();
    process.kill(process.pid, 'SIGTSTP');
  }
}
