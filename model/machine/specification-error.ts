/** What is wrong with a specification. */
export type SpecificationFault =
  | 'duplicate-action'
  | 'unknown-array'
  | 'bad-length'
  | 'bad-capacity'
  | 'bad-range'
  | 'bad-names'
  | 'reserved-name'
  | 'bad-guard'
  | 'out-of-bounds'
  | 'no-such-record'
  | 'sequence-full'
  | 'sequence-too-short'
  | 'bad-choice'
  | 'refused-after-change'
  | 'not-deterministic'
  | 'changed-by-invariant'
  | 'failed';

/** Where in a specification a fault is, as far as that is known. */
export interface FaultPlace {
  /** Name of the action, or of what stands in for one, such as `init`. */
  readonly action?: string;
  /** Indices of the acting elements. */
  readonly actors?: readonly number[];
  /** The field, such as `workers[1].queue`. */
  readonly field?: string;
  /** The value that was refused. */
  readonly value?: unknown;
}

const describePlace = ({ action, actors = [], field }: FaultPlace): string => {
  const who = actors.length === 0 ? '' : ` of ${actors.join(', ')}`;
  const parts = [
    ...(action === undefined ? [] : [`action ${action}${who}`]),
    ...(field === undefined ? [] : [`field ${field}`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
};

/** A fault in the specification itself, never a finding about the system it describes. */
export class SpecificationError extends Error implements FaultPlace {
  override readonly name = 'SpecificationError';
  readonly code: SpecificationFault;
  readonly action?: string;
  readonly actors?: readonly number[];
  readonly field?: string;
  readonly value?: unknown;

  constructor(code: SpecificationFault, because: string, place: FaultPlace = {}, cause?: unknown) {
    super(`${code}: ${because}${describePlace(place)}`, cause === undefined ? {} : { cause });
    this.code = code;
    if (place.action !== undefined) this.action = place.action;
    if (place.actors !== undefined) this.actors = place.actors;
    if (place.field !== undefined) this.field = place.field;
    if ('value' in place) this.value = place.value;
  }
}
