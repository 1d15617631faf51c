/** Thrown where bytes cannot be of this format. No frame says how long it is, so nothing after it can be found. */
export class WireFault extends Error {
  override readonly name: string = 'WireFault';
  /** What was found, as a clause that goes on after "at byte N". */
  readonly problem: string;

  constructor(problem: string) {
    super(problem);
    this.problem = problem;
  }
}

/** Thrown at the header of a unit that is of another version of the format. */
export class VersionFault extends WireFault {
  constructor(version: number) {
    super(`a unit is of version ${version} of the format`);
  }
}

/** Thrown by a cursor when a value goes on after the bytes that it has. Made once: it happens once a chunk. */
export class Starved extends Error {
  override readonly name = 'Starved';
}

/** The one instance. */
export const starved = new Starved('more bytes are needed');
