const names = [
  'paper',
  'ink',
  'muted',
  'line',
  'stripe',
  'accent',
  'bad',
  'doubt',
  'band',
  'driver',
  'park',
  'wait',
  'busy',
] as const;

/** Number of different colours that tasks have. */
const taskColours = 8;

/** The colours that a chart is drawn in, as the style of the page has them. */
export type Colours = Readonly<Record<(typeof names)[number], string>> & {
  readonly tasks: readonly string[];
  /** Of text on a block of a task. */
  readonly onTask: string;
};

/** Reads the colours that hold for `element` now. */
export const coloursOf = (element: Element): Colours => {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: colour('paper'),
    ink: colour('ink'),
    muted: colour('muted'),
    line: colour('line'),
    stripe: colour('stripe'),
    accent: colour('accent'),
    bad: colour('bad'),
    doubt: colour('doubt'),
    band: colour('band'),
    driver: colour('driver'),
    park: colour('park'),
    wait: colour('wait'),
    busy: colour('busy'),
    onTask: colour('on-task'),
    tasks: Array.from({ length: taskColours }, (_, index) => colour(`task-${index}`)),
  };
};

/** The colour of a task: neighbours differ. */
export const taskColour = ({ tasks, muted }: Colours, task: number): string =>
  task < 0 ? muted : (tasks[task % taskColours] ?? muted);
