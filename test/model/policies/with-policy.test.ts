import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedOf, asYielding, endlessWorkloads, programsOf, scenarios } from '../../../model/index.ts';
import type { Instruction, Policy, PolicyStep } from '../../../model/index.ts';

const name = './mine.ts';

const always = (step: PolicyStep): Policy => ({
  name: 'always',
  states: [{ epoch: { steps: [step], next: 0 } }],
});

const policies = fc
  .integer({ min: 1, max: 5 })
  .chain((count) =>
    fc.array(
      fc.record({
        epoch: fc.record({
          steps: fc.array(
            fc.constantFrom<PolicyStep>('self-wake', 'yield_now', 'sleep', 'blocking', 'compute'),
            {
              minLength: 1,
              maxLength: 3,
            },
          ),
          next: fc.nat(count - 1),
        }),
      }),
      { minLength: count, maxLength: count },
    ),
  )
  .map(([first, ...others]): Policy => {
    if (first === undefined) throw new RangeError('there is a first state');
    return { name: 'any', states: [first, ...others] };
  });

/** The first instructions that are run of a program, `repeat` not counted among them. */
const played = (instructions: readonly Instruction[], count: number): readonly Instruction[] => {
  const seen: Instruction[] = [];
  for (let at = 0; seen.length < count && at < instructions.length;) {
    const instruction = instructions[at];
    if (instruction === undefined) break;
    if (instruction.does === 'repeat') at = instruction.from ?? 0;
    else {
      seen.push(instruction);
      at += 1;
    }
  }
  return seen;
};

const asked = ({ states }: Policy, times: number): readonly PolicyStep[] => {
  const steps: PolicyStep[] = [];
  for (let state = 0, time = 0; time < times; time++) {
    const turn = states[state]?.epoch;
    steps.push(...(turn?.steps ?? []));
    state = turn?.next ?? 0;
  }
  return steps;
};

const stepOf = (instruction: Instruction): string => {
  if (instruction.does === 'yield') return instruction.how;
  if (instruction.does === 'wait') return instruction.for === 'timer' ? 'sleep' : 'blocking';
  return instruction.does;
};

describe('a policy', () => {
  it.each(
    scenarios.filter((scenario) => scenario.name !== 'guest-answers').map((one) => [one.name, one] as const),
  )('that always does what a way of yielding does is that way, in %s', (_, scenario) => {
    for (const way of ['self-wake', 'yield_now'] as const)
      expect(programsOf(scenario, { ...scenario.size, yield: name, policy: always(way) })).toEqual(
        programsOf(scenario, { ...scenario.size, yield: way }),
      );
  });

  it.each(endlessWorkloads.map((one) => [one.name, one] as const))('and for ever, in %s', (_, workload) => {
    const { tasks } = workload;
    expect(programsOf(workload, { tasks, yield: name, policy: always('self-wake') })).toEqual(
      programsOf(workload, { tasks, yield: 'self-wake' }),
    );
  });

  it('is asked in the state that it answered, for ever', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const program = {
          role: 'one',
          instructions: [{ does: 'yield', how: name }, { does: 'repeat' }],
        } as const;
        const { instructions } = asYielding(program, { yield: name, policy });
        const expected = asked(policy, 20).slice(0, 20);
        expect(played(instructions, 20).map(stepOf)).toEqual(expected);
        expect(instructions.length).toBeLessThanOrEqual(3 * policy.states.length + 1);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is asked where its answers begin, in every state that comes up', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const instructions: readonly Instruction[] = [
          { does: 'compute' },
          { does: 'yield', how: name },
          { does: 'repeat' },
        ];
        const workload = { programs: () => [{ role: 'one', instructions }] };
        const size = { yield: name, policy } as const;
        const [program] = programsOf(workload, size);
        const [places = []] = askedOf(workload, size);
        const found = places.map(({ at, until }) => program?.instructions.slice(at, until).map(stepOf));
        let state = 0;
        for (const steps of found) {
          const turn = policy.states[state]?.epoch;
          expect(steps).toEqual(turn?.steps);
          state = turn?.next ?? 0;
        }
        expect(found.length).toBeGreaterThan(0);
        const others = program?.instructions.filter((_, at) =>
          places.every((place) => at < place.at || at >= place.until),
        );
        expect(others?.filter(({ does }) => does === 'compute')).toHaveLength(found.length);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('answers for the epoch callback in the words of Wasmtime', () => {
    const steps: readonly PolicyStep[] = ['continue', 'self-wake', 'yield_now', 'trap'];
    const policy: Policy = { name: 'all', states: [{ epoch: { steps, next: 0 } }] };
    const deadline: Instruction = {
      does: 'epoch deadline',
      answers: [{ answer: 'Yield' }, { answer: 'YieldCustom', future: name }],
    };
    const { instructions } = asYielding({ role: 'guest', instructions: [deadline] }, { yield: name, policy });
    expect(instructions).toEqual(
      [
        { answer: 'Continue' },
        { answer: 'Yield' },
        { answer: 'YieldCustom', future: 'yield_now' },
        { answer: 'Interrupt' },
      ].map((answer) => ({ does: 'epoch deadline', answers: [answer] })),
    );
  });

  it('leaves fuel to Wasmtime unless it answers for that', () => {
    const program = { role: 'guest', instructions: [{ does: 'out of fuel' }] } as const;
    const silent = always('yield_now');
    expect(asYielding(program, { yield: name, policy: silent })).toEqual(program);
    const [{ epoch }] = silent.states;
    const spoken: Policy = { name: 'fuel', states: [{ epoch, fuel: epoch }] };
    expect(asYielding(program, { yield: name, policy: spoken }).instructions).toEqual([
      { does: 'yield', how: 'yield_now' },
    ]);
  });

  it('must be known', () => {
    const program = { role: 'one', instructions: [{ does: 'yield', how: name }] } as const;
    expect(() => asYielding(program, { yield: name })).toThrow('is not known');
  });
});
