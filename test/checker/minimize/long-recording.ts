import { generatedHeader } from '../../../checker/verify/generated-header.ts';
import { compile, multiThread, rulesOf, scenarios, smallConstants } from '../../../model/index.ts';
import type { Emitted, YieldName } from '../../../model/index.ts';
import type { Event } from '../../../traces/index.ts';
import { threadOf } from '../../../traces/index.ts';
import type { Recording } from '../tampering/recording.ts';

const release = '1.53.1';

/** Numbers that look random, the same each time. */
const lottery = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** A run of the specification to its end, in which tasks yield some thousand times, as if it were a recording. */
export const longRecording = (how: YieldName, tasks: number, seed: number): Recording => {
  const rules = rulesOf(release);
  const scenario = scenarios.find(({ name }) => name === 'yielders');
  if (rules === undefined || scenario === undefined) throw new Error('no such release or scenario');
  const constants = { ...smallConstants, queueCapacity: 32, eventInterval: 61 };
  const engine = compile(
    multiThread({ rules, constants, programs: scenario.programs({ yield: how, tasks, polls: 64 }) }),
  );
  const draw = lottery(seed);
  const events: Event[] = [];
  const add = (emitted: readonly Emitted[]): void => {
    for (const event of emitted)
      events.push({ ...event, s: threadOf(event), g: events.length, t: events.length });
  };
  let { state, events: emitted } = engine.initial();
  add(emitted);
  for (;;) {
    const offered = engine.successors(state);
    const step = offered[draw(offered.length)];
    if (step === undefined) break;
    ({ state, events: emitted } = step);
    add(emitted);
  }
  const header = generatedHeader(release, constants, scenario.name);
  return { header, events, end: { e: 'end', n: events.length, complete: true } };
};
