import { probeKinds } from '../../../traces/index.ts';
import type { Header } from '../../../traces/index.ts';
import { filledKinds } from './filled.ts';
import { handedOverLast } from './hand-over.ts';
import { inOrder } from './in-order.ts';
import type { WitnessEvent } from './number.ts';
import { numbered } from './number.ts';
import { withPasses } from './passes.ts';
import type { Tape } from './tape.ts';

/** What a recording was filled in by. */
export interface FilledBy {
  /** The release whose rules allow it. */
  readonly release: string;
  /** The program, with its version. */
  readonly tool: string;
}

/** The events of a recording, with what a hypothesis that shows them all filled in. */
export const witnessEvents = (tape: Tape, { runtime }: Header): readonly WitnessEvent[] =>
  numbered(withPasses(handedOverLast(inOrder(tape)), runtime.workers, runtime.flavor));

const ofProbes: ReadonlySet<string> = new Set(probeKinds);

/** The header of a witness: that of the recording, and that more is in it now than was recorded. */
export const witnessHeader = (header: Header, { release, tool }: FilledBy): Header => {
  const { runtime, recorder, coverage } = header;
  const recorded = Object.fromEntries(Object.entries(coverage).filter(([kind]) => !ofProbes.has(kind)));
  return {
    ...header,
    runtime: { ...runtime, version: release },
    recorder: { ...recorder, format: 'yieldcheck-1' },
    coverage: { ...recorded, ...Object.fromEntries(filledKinds.map((kind) => [kind, 'all'])) },
    filled: {
      rules: release,
      recorded: runtime.version,
      by: tool,
      kinds: filledKinds,
      note: `One of many possibilities: events without "recorded" were not recorded, but filled in so that the rules of Tokio ${release} allow the whole. "recorded" is the position of an event in the recording.`,
    },
  };
};
