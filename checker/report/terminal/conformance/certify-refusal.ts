import { match, P } from 'ts-pattern';
import type { RefusalOutcome } from '../../../check/conformance/certify-refusal.ts';
import type { Output } from '../../output.ts';
import { palette } from '../../text/palette.ts';
import type { Palette } from '../../text/palette.ts';
import { eventInWords } from '../../text/place.ts';
import { visible } from '../../text/visible.ts';
import { count, number } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';
import { unreadableLine } from '../file-line.ts';

type Readable = Exclude<RefusalOutcome, { readonly kind: 'unreadable' }>;

const label = ({ kind }: Readable, colours: Palette): string =>
  match(kind)
    .with('confirmed', () => colours.good('CONFIRMED'))
    .with('not-confirmed', () => colours.bad('NOT CONFIRMED'))
    .with('undecided', () => colours.doubtful('UNDECIDED'))
    .with('not-covered', () => colours.doubtful('NOT COVERED'))
    .exhaustive();

const smaller =
  'a smaller recording: with fewer tasks or workers, or cut off after the event that was refused';

const advice = {
  states: ' Ask with a larger --max-states.',
  bytes: ` Ask with a larger --max-memory, or of ${smaller}.`,
  seconds: ` Ask with a larger --max-seconds, or of ${smaller}.`,
} as const;

const because = (outcome: Readable, release: string): string =>
  match(outcome)
    .with(
      { kind: 'confirmed' },
      ({ at, shown }) =>
        `no run of the specification shows g ${number(at.g)}, ${eventInWords(at)}; some run shows all before it (${count(shown, 'event')})`,
    )
    .with(
      { kind: 'not-confirmed' },
      ({ shown }) => `a run of the specification of Tokio ${release} shows it all (${count(shown, 'event')})`,
    )
    .with(
      { kind: 'undecided' },
      ({ because: why, shown, limit }) =>
        `${why}; a run shows the first ${count(shown, 'event')}.${limit === undefined ? '' : advice[limit]}`,
    )
    .with({ kind: 'not-covered' }, ({ because: why }) => why)
    .exhaustive();

/** Tells people whether a refusal is confirmed. */
export const tellRefusalProof = (
  output: Output,
  outcome: RefusalOutcome,
  { recording, release }: { readonly recording: string; readonly release: string },
): void => {
  const colours = palette(output.colour);
  if (outcome.kind === 'unreadable') {
    output.write(unreadableLine(outcome.problem.message, output.columns, colours));
    return;
  }
  const claim = `${visible(recording)}, refused by Tokio ${visible(release)}`;
  output.write(`${hanging(`${label(outcome, colours)}  `, claim, output.columns)}\n`);
  output.write(`${hanging('  because    ', visible(because(outcome, release)), output.columns)}\n`);
  match(outcome)
    .with({ size: P.nonNullable }, ({ size }) => {
      const told = `${count(size.total, 'state')} in all, ${number(size.largest)} at most after one event`;
      output.write(`${hanging('  product    ', told, output.columns)}\n`);
    })
    .otherwise(() => undefined);
};
