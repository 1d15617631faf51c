import { describe, expect, it } from 'vitest';
import { multiThread, newestRelease, rulesOf, scenarios, smallConstants } from '../../../model/index.ts';
import type { DeadlineAnswer, Instruction, Program } from '../../../model/index.ts';
import { answerDeadline, componentYield, outOfFuel } from '../../../model/wasmtime/guest.ts';
import { wasmtimeHistories } from '../../../model/wasmtime/histories.ts';
import { newestWasmtime, wasmtimeReleases, wasmtimeRulesOf } from '../../../model/wasmtime/releases.ts';
import type { WasmtimeRules } from '../../../model/wasmtime/rules.ts';
import { lackingOnWasmtime, WasmtimeLacks } from '../../../model/wasmtime/unavailable.ts';

const oldest: WasmtimeRules = {
  deadlineYield: 'self-wake',
  yieldCustom: false,
  interrupt: false,
  fuelYield: 'self-wake',
  collectorYield: 'self-wake',
  componentYield: 'not there',
};
const since33 = { ...oldest, yieldCustom: true };
const since36: WasmtimeRules = { ...since33, componentYield: 'goes on' };
const since37: WasmtimeRules = { ...since36, interrupt: true };
const since45: WasmtimeRules = { ...since37, componentYield: 'self-wake' };

const rulesNamed = (version: string): WasmtimeRules => {
  const rules = wasmtimeRulesOf(version);
  if (rules === undefined) throw new Error(`no rules for Wasmtime ${version}`);
  return rules;
};

describe('the rules of a release of Wasmtime', () => {
  it.each([
    ['24.0.0', oldest],
    ['24.0.13', oldest],
    ['32.0.1', oldest],
    ['33', since33],
    ['33.0.2', since33],
    ['35.0.0', since33],
    ['36.0.0', since36],
    ['36.0.14', since36],
    ['37.0.0', since37],
    ['44.0.3', since37],
    ['45.0.0', since45],
    ['48', since45],
    ['main', since45],
  ] as const)('%s', (version, rules) => {
    expect(wasmtimeRulesOf(version)).toEqual(rules);
  });

  it.each(['23.0.3', '0.40.1', 'v45', '', '45.0.0.1', 'master'])('are not known of %j', (version) => {
    expect(wasmtimeRulesOf(version)).toBeUndefined();
  });

  it('are listed where they changed, and for the newest', () => {
    expect(wasmtimeReleases.map(({ version }) => version)).toEqual([
      '24.0.0',
      '33.0.0',
      '36.0.0',
      '37.0.0',
      '45.0.0',
      newestWasmtime,
    ]);
    expect(Object.keys(wasmtimeHistories).toSorted()).toEqual(Object.keys(oldest).toSorted());
  });
});

describe('how a guest yields', () => {
  it.each(['24.0.0', '33.0.0', '48.0.0'])(
    'on %s, answered Yield or out of fuel: it wakes itself',
    (version) => {
      const rules = rulesNamed(version);
      expect(answerDeadline({ answer: 'Yield' }, rules)).toEqual({ does: 'yield', how: 'self-wake' });
      expect(outOfFuel(rules)).toBe('self-wake');
    },
  );

  it('answered YieldCustom: as the future does that it is given', () => {
    const answer: DeadlineAnswer = { answer: 'YieldCustom', future: 'yield_now' };
    expect(answerDeadline(answer)).toEqual({ does: 'yield', how: 'yield_now' });
  });

  it('from a component: not at all until 45', () => {
    expect(componentYield(rulesNamed('44.0.0'))).toEqual({ does: 'run on' });
    expect(componentYield(rulesNamed('45.0.0'))).toEqual({ does: 'yield', how: 'self-wake' });
    expect(componentYield()).toEqual({ does: 'yield', how: 'self-wake' });
  });
});

const deadline = (answer: DeadlineAnswer): Instruction => ({ does: 'epoch deadline', answers: [answer] });

describe('what a Wasmtime does not have is refused, with what it has', () => {
  const custom = deadline({ answer: 'YieldCustom', future: 'yield_now' });
  const interrupt = deadline({ answer: 'Interrupt' });
  const yields: Instruction = { does: 'component yield' };

  it.each([
    ['32.0.0', custom, /guest cannot run: .*YieldCustom, which .*it has: Continue, Yield\./u],
    ['36.0.0', interrupt, /Interrupt, which .*it has: Continue, Yield, YieldCustom\./u],
    ['32.0.0', interrupt, /it has: Continue, Yield\./u],
    ['35.0.0', yields, /event loop of a component.* by: out of fuel, epoch deadline\./u],
  ] as const)('on %s: %o', (version, instruction, says) => {
    const programs: readonly Program[] = [
      { role: 'bystander', instructions: [{ does: 'out of fuel' }] },
      { role: 'guest', instructions: [deadline({ answer: 'Yield' }), instruction] },
    ];
    const rules = rulesOf(newestRelease);
    if (rules === undefined) throw new Error('no rules');
    const wasmtime = rulesNamed(version);
    const build = () => multiThread({ rules, constants: smallConstants, programs, wasmtime });
    expect(build).toThrow(WasmtimeLacks);
    expect(build).toThrow(says);
    expect(lackingOnWasmtime(programs, wasmtime)).toMatchObject({ role: 'guest', instruction });
  });

  it.each([
    ['33.0.0', custom],
    ['37.0.0', interrupt],
    ['36.0.0', yields],
  ] as const)('from %s on it is there', (version, instruction) => {
    expect(
      lackingOnWasmtime([{ role: 'guest', instructions: [instruction] }], rulesNamed(version)),
    ).toBeUndefined();
  });

  it.each(scenarios)('the newest runs $name', ({ programs, size }) => {
    expect(lackingOnWasmtime(programs({ ...size, yield: 'yield_now' }), rulesNamed('main'))).toBeUndefined();
  });
});
