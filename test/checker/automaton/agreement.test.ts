import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { PropertyAutomaton } from '../../../checker/automaton/index.ts';
import { automatonOf } from '../../../checker/automaton/index.ts';
import { createMonitor } from '../../../checker/monitor/index.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import type { Property } from '../../../checker/properties/property.ts';
import type { Event, Header, Observation } from '../../../traces/index.ts';
import { headerWith, traceOf } from '../properties/lifecycle/tiny-trace.ts';
import { loadRecording } from '../tampering/recording.ts';
import { observations } from './observations.ts';

interface Answer {
  readonly violated: boolean;
  /** Instances decided. */
  readonly checked: number;
}

function composed(property: Property, header: Header): PropertyAutomaton {
  const automaton = automatonOf(property, header);
  if (automaton.kind !== 'automaton') throw new Error(`${property.id}: ${automaton.reason}`);
  return automaton;
}

/** What the automaton says of a run that ends here because nothing is left to do. */
function byAutomaton(automaton: PropertyAutomaton, run: readonly Observation[]): Answer {
  const before = automaton.checked();
  let state = automaton.initial;
  for (const observation of run) state = automaton.step(state, observation);
  return { violated: !automaton.accepts(state), checked: automaton.checked() - before };
}

function byMonitor(property: Property, header: Header, events: readonly Event[]): Answer {
  const monitor = createMonitor([property], header);
  monitor.observe(events);
  const [verdict] = monitor.finish({ e: 'end', n: events.length, complete: true });
  return { violated: verdict?.verdict === 'violated', checked: verdict?.checked ?? 0 };
}

const header = headerWith();
const checkable = allProperties.filter((property) => automatonOf(property, header).kind === 'automaton');
const seed = 20261123;

describe('the automaton and the monitor agree on random traces', () => {
  const rejecting = new Set<string>();

  it.each(checkable)('$id', (property) => {
    const automaton = composed(property, header);
    fc.assert(
      fc.property(observations, (run) => {
        const { violated } = byMonitor(property, header, traceOf(run));
        expect(byAutomaton(automaton, run).violated).toBe(violated);
        if (violated) rejecting.add(property.id);
      }),
      { numRuns: 400, seed },
    );
  });

  it('and most properties reject some of them', () => {
    expect(rejecting.size).toBeGreaterThan(checkable.length / 2);
  });
});

describe('the automaton and the monitor agree on recordings', () => {
  it.each(['S3-mix-mt2', 'S9-guests-defer-mt2'])('as made: %s', async (name) => {
    const recording = await loadRecording(`1.53.1-probed/${name}.jsonl.gz`);
    for (const property of allProperties) {
      if (automatonOf(property, recording.header).kind !== 'automaton') continue;
      const automaton = composed(property, recording.header);
      const answer = byAutomaton(automaton, recording.events);
      const expected = byMonitor(property, recording.header, recording.events);
      expect({ id: property.id, ...answer }).toEqual({ id: property.id, ...expected });
    }
  });

  it('with some events missing', async () => {
    const recording = await loadRecording('1.53.1-probed/S9-guests-defer-mt2.jsonl.gz');
    const events = recording.events.slice(0, 300);
    const rejecting = new Set<string>();
    const shown = checkable.filter(
      (property) => automatonOf(property, recording.header).kind === 'automaton',
    );
    const automata = shown.map((property) => composed(property, recording.header));
    const lost = fc.uniqueArray(fc.integer({ min: 0, max: events.length - 1 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(lost, (places) => {
        const rest = events.filter((_, place) => !places.includes(place));
        for (const [index, automaton] of automata.entries()) {
          const property = shown[index];
          if (property === undefined) continue;
          const { violated } = byMonitor(property, recording.header, rest);
          expect(byAutomaton(automaton, rest).violated, property.id).toBe(violated);
          if (violated) rejecting.add(property.id);
        }
      }),
      { numRuns: 60, seed },
    );
    expect(rejecting.size).toBeGreaterThan(shown.length / 2);
  });
});
