/** Which part of an axis is seen, and where on the screen. Lengths on the screen are in CSS pixels. */
export class Viewport {
  /** Where the axis begins on the screen, after the names of lanes. */
  readonly gutter: number;
  #length = 1;
  #least = 1;
  #from = 0;
  #span = 1;
  #width = 1;
  readonly #changed: (() => void)[] = [];

  constructor(gutter: number) {
    this.gutter = gutter;
  }

  /** Where what is seen begins. */
  get from(): number {
    return this.#from;
  }

  /** Where it ends. */
  get to(): number {
    return this.#from + this.#span;
  }

  /** Length of the whole axis. */
  get length(): number {
    return this.#length;
  }

  /** Width of the part of the screen that the axis has. */
  get width(): number {
    return this.#width;
  }

  /** Calls `changed` after each change. */
  subscribe(changed: () => void): void {
    this.#changed.push(changed);
  }

  /** Another axis: all of it is seen. `least` is the shortest part worth seeing. */
  measure(length: number, least: number): void {
    this.#length = Math.max(length, least);
    this.#least = least;
    this.fit();
  }

  /** The chart is as wide as this, names of lanes included. */
  resize(width: number): void {
    const usable = Math.max(40, width - this.gutter - 8);
    if (usable === this.#width) return;
    this.#width = usable;
    this.#tell();
  }

  /** Where a value of the axis is on the screen. */
  pixel(value: number): number {
    return this.gutter + ((value - this.#from) / this.#span) * this.#width;
  }

  /** The inverse of `pixel`. */
  value(pixel: number): number {
    return this.#from + ((pixel - this.gutter) / this.#width) * this.#span;
  }

  /** Shows all. */
  fit(): void {
    this.show(0, this.#length);
  }

  /** Shows from one value to another, as far as there is something. */
  show(from: number, to: number): void {
    this.#span = Math.min(this.#length, Math.max(this.#least, to - from));
    this.#from = Math.min(Math.max(0, from), this.#length - this.#span);
    this.#tell();
  }

  /** Shows `factor` times as much, with what is at `pixel` staying there. */
  zoom(factor: number, pixel = this.gutter + this.#width / 2): void {
    const fixed = this.value(pixel);
    const span = Math.min(this.#length, Math.max(this.#least, this.#span * factor));
    const from = fixed - ((pixel - this.gutter) / this.#width) * span;
    this.show(from, from + span);
  }

  /** Moves on by so many pixels. */
  pan(pixels: number): void {
    const by = (pixels / this.#width) * this.#span;
    this.show(this.#from + by, this.to + by);
  }

  /** Moves so that `value` is seen, and not at the very edge. */
  reveal(value: number): void {
    const margin = this.#span * 0.1;
    if (value >= this.#from + margin && value <= this.to - margin) return;
    this.show(value - this.#span / 2, value + this.#span / 2);
  }

  #tell(): void {
    for (const changed of this.#changed) changed();
  }
}
