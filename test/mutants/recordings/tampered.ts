import { contradicts, type FileOutcome } from '../../../checker/check/outcome.ts';
import { check } from '../../../checker/library/index.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import type { Event } from '../../../traces/index.ts';
import type { Recording } from '../../checker/tampering/recording.ts';
import type { Operator } from './operators.ts';

/** Numbers the events anew, and points the ends of wakes at where their beginnings are then. */
const numbered = (events: readonly Event[]): readonly Event[] => {
  const places = new Map(events.map(({ g }, place) => [g, place]));
  return events.map((event, g): Event => {
    if (event.e !== 'wake.end' || event.of === undefined) return { ...event, g };
    return { ...event, g, of: places.get(event.of) ?? 0 };
  });
};

/** The recording tampered with at places evenly spread over those where the operator fits. */
export const tamperedBy = (operator: Operator, recording: Recording, most: number): readonly Recording[] => {
  const { header, events, end } = recording;
  const places = events.flatMap((event, at) => (operator.fits(event) ? [at] : []));
  const changed = places.flatMap((at) => {
    const tampered = operator.tampered(events, at);
    return tampered === undefined ? [] : [{ at, tampered }];
  });
  const every = Math.max(1, Math.floor(changed.length / most));
  return changed
    .filter((_, i) => i % every === 0)
    .slice(0, most)
    .map(({ tampered }) => ({
      header,
      events: numbered(tampered),
      end: end && { ...end, n: tampered.length },
    }));
};

const rejecting = (outcome: FileOutcome): readonly string[] => {
  if (outcome.kind !== 'checked') return ['contradiction'];
  const violated = outcome.result.verdicts.filter(({ verdict }) => verdict === 'violated');
  const ids = violated.map(({ property }) => property);
  return contradicts(outcome.result) ? [...ids, 'contradiction'] : ids;
};

/** Who rejects a recording: the ids of properties, `conformance`, and `contradiction` for what no program can do. */
export const rejectedBy = async ({ header, events, end }: Recording): Promise<readonly string[]> => {
  const { outcomes, conformance } = await check(
    { header, events, ...(end && { end: { complete: end.complete } }) },
    { against: 'auto', properties: allProperties },
  );
  const refused = conformance.some(({ kind }) => kind === 'refused');
  return [...outcomes.flatMap(rejecting), ...(refused ? ['conformance'] : [])];
};
