import { formatPath } from './path.ts';
import type { Path } from './path.ts';

/** A path that does not fit the machine it is replayed on. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
  readonly code = 'PATH_NOT_REPLAYABLE';
  readonly path: Path;
  /** Position in the path of the step that cannot be taken. */
  readonly position: number;
  /** The steps there are instead, in order. */
  readonly alternatives: readonly string[];

  constructor(path: Path, position: number, alternatives: readonly string[]) {
    const offered =
      alternatives.length === 0
        ? 'The run is over there: no step is enabled.'
        : `It offers: ${alternatives.map((label, index) => `${index} ${label}`).join('; ')}.`;
    super(
      `the path ${formatPath(path)} cannot be replayed: the state after ${position} steps has no step ${path[position]} ` +
        `[PATH_NOT_REPLAYABLE]\n${offered}\nEither the path comes from another machine (another release, scenario or ` +
        `size), or an action of this one depends on something outside its state and takes other steps each time.`,
    );
    this.path = path;
    this.position = position;
    this.alternatives = alternatives;
  }
}
