import { openTrace } from '../../../traces/index.ts';
import type { Against, OpenAgain } from '../../check/conformance/ask.ts';
import type { AxisName } from '../comparison.ts';
import { isSetting, setOtherwise, settingIn } from './set-otherwise.ts';
import { waysIn } from './ways-in.ts';
import { yieldingOtherwise } from './yielding-otherwise.ts';
import type { RecordedWay } from './yielding-otherwise.ts';

/** A recording as one side would have it, and by which rules. */
export interface Reading {
  readonly open: OpenAgain;
  readonly against: Against;
}

/** A recording as each of two sides would have it; or why it says nothing of them, as a clause. */
export type Readings = { readonly sides: readonly [Reading, Reading] } | { readonly because: string };

type Values = readonly [string, string];

const own: Against = { kind: 'own' };

const ofReleases = (file: string, values: Values): Readings => {
  const reading = (release: string): Reading => ({
    open: () => openTrace(file),
    against: { kind: 'release', release },
  });
  return { sides: [reading(values[0]), reading(values[1])] };
};

const isRecordedWay = (name: string): name is RecordedWay => name === 'self-wake' || name === 'yield_now';

const ofYields = async (file: string, [one, other]: Values): Promise<Readings> => {
  if (!isRecordedWay(one) || !isRecordedWay(other))
    return { because: 'no recording tells what a policy would have answered' };
  const ways = await waysIn(await openTrace(file));
  const [way, ...others] = [one, other].filter((name) => ways.has(name));
  if (way === undefined || others.length > 0)
    return { because: `its tasks yield ${way === undefined ? 'in neither way' : 'in both ways'}` };
  if (way === 'self-wake')
    return { because: 'no recording tells where tasks that wake themselves would have been deferred' };
  const reading = (name: RecordedWay): Reading => ({
    open: async () => {
      const trace = await openTrace(file);
      return name === way ? trace : yieldingOtherwise(trace, way, name);
    },
    against: own,
  });
  return { sides: [reading(one), reading(other)] };
};

const ofSettings = async (file: string, axis: AxisName, values: Values): Promise<Readings> => {
  const trace = await openTrace(file);
  const set = settingIn(trace.header, axis);
  await trace.close();
  if (set === undefined || !values.includes(set))
    return { because: `it was recorded with ${set ?? 'another setting'}` };
  const reading = (value: string): Reading => ({
    open: async () => {
      const opened = await openTrace(file);
      return value === set ? opened : setOtherwise(opened, axis, value);
    },
    against: own,
  });
  return { sides: [reading(values[0]), reading(values[1])] };
};

/** Whether recordings can say anything of sides that differ so. */
export const canBeRecorded = (axis: AxisName): boolean =>
  axis === 'tokio' || axis === 'yield' || isSetting(axis);

/**
 * How to hold a recording against two sides, with the values of the axis as options take them: of releases, by the rules of
 * each; otherwise by those of its own release, once as it is, and once with what differs exchanged. Throws an `InputError`
 * for a file that cannot be read.
 */
export const readingsOf = (file: string, axis: AxisName, values: Values): Promise<Readings> | Readings => {
  if (axis === 'tokio') return ofReleases(file, values);
  return axis === 'yield' ? ofYields(file, values) : ofSettings(file, axis, values);
};
