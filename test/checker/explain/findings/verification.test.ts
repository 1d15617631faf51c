import { describe, expect, test } from 'vitest';
import { rulesOf, scenarios, smallConstants } from '../../../../model/index.ts';
import type { Runtime } from '../../../../model/index.ts';
import type { Examined } from '../../../../checker/explain/findings/run-findings.ts';
import { findingsOfVerification } from '../../../../checker/explain/findings/verification.ts';
import type { Finding } from '../../../../checker/explain/finding.ts';
import { allProperties } from '../../../../checker/properties/index.ts';
import { runtimeOf } from '../../../../checker/verify/runtime-of.ts';
import { verifyComposed } from '../../../../checker/verify/composed.ts';
import { explored } from '../../verify/explored.ts';

describe('findings of an exploration', () => {
  const wrong = explored('hogged-worker', 'yield_now', { behaves: '1.51.1', judgedAs: '1.53.1' });
  const scenario = scenarios.find(({ name }) => name === 'hogged-worker');
  const rules = rulesOf('1.51.1');
  if (scenario === undefined || rules === undefined) throw new RangeError('hogged-worker');
  const runtime = ({ size, constants }: Examined): Runtime => runtimeOf({ scenario, rules, size, constants });
  const findings = findingsOfVerification(wrong, { properties: allProperties, vacuous: false, runtime });
  const of = (id: string): Finding | undefined => findings.find(({ rule }) => rule.id === id);

  test('tell of a violated property who did it, along the run that shows it', () => {
    const theft = of('lifo-private');
    expect(theft).toMatchObject({ kind: 'safety', blame: { who: 'scheduler' }, more: 0 });
    expect(theft?.headline).toMatch(
      /^Worker \d took task \d \([a-z-]+\) out of the LIFO slot of worker \d, which is for worker \d alone\.$/u,
    );
    const { evidence } = theft ?? {};
    if (evidence?.kind !== 'run') throw new Error('no run');
    const events = [...evidence.run.start, ...evidence.run.steps.flatMap((step) => step.events)];
    const failing = events.filter(({ g }) => evidence.failing.includes(g));
    expect(failing.map(({ e }) => e)).toEqual(['schedule', 'steal']);
    expect(evidence.shortest).toBe(true);
    expect(theft?.reproduce).toContain('--replay');
    expect(theft?.unexamined[0]).toContain('more than 2 workers');
  });

  test('tell of a refuted belief what is true instead', () => {
    const timers = findingsOfVerification(
      explored('timer-beside-guests', 'self-wake', { tasks: 1, polls: 2 }),
      {
        properties: allProperties,
        vacuous: false,
      },
    );
    const belief = timers.find(({ rule }) => rule.id === 'yielding-serves-timers');
    expect(belief).toMatchObject({ kind: 'belief', blame: { who: 'yield' } });
    expect(belief?.headline).toMatch(/^Many think: ".*" It is not so\. A self-wake is polled again/u);
    expect(belief?.reproduce).toContain('--beliefs');
  });

  test('tell what was never put to the test only if that is asked, and where it would be', () => {
    const quiet = explored('yielders', 'yield_now', { polls: 1 });
    const asked = { properties: allProperties, vacuous: true };
    expect(
      findingsOfVerification(quiet, { ...asked, vacuous: false }).some(({ kind }) => kind === 'vacuity'),
    ).toBe(false);
    const vacuous = findingsOfVerification(quiet, asked).filter(({ kind }) => kind === 'vacuity');
    expect(vacuous.find(({ rule }) => rule.id === 'driver-before-deferred')).toMatchObject({
      headline:
        'Nothing is known about driver-before-deferred from yielders under yield_now: it never happened that one pass wakes tasks through the driver and deferred tasks.',
      blame: { who: 'question' },
      remedies: [
        {
          sentence: 'Explore a scenario in which it happens.',
          invocation: [
            'verify',
            'timer-beside-guests',
            '--yield',
            'yield_now',
            '--property',
            'driver-before-deferred',
          ],
        },
      ],
    });
  });

  test('tell where a property would be put to the test by the same scheduler', () => {
    const quiet = { ...explored('yielders', 'yield_now', { polls: 1 }), flavor: 'current_thread' } as const;
    const vacuous = findingsOfVerification(quiet, { properties: allProperties, vacuous: true });
    expect(
      vacuous.find(({ rule }) => rule.id === 'driver-before-deferred')?.remedies[0]?.invocation?.join(' '),
    ).toContain('verify timer-beside-guests --yield yield_now --flavor current_thread');
  });

  test('have the same fingerprint whichever run was found', () => {
    const found = [1, 2, 3].flatMap((seed) => {
      const verification = verifyComposed({
        scenario,
        size: wrong.size,
        release: '1.53.1',
        rules,
        constants: smallConstants,
        properties: allProperties.filter(({ id }) => id === 'lifo-private'),
        beliefs: [],
        limits: {},
        search: { kind: 'random', runs: 400, steps: 80, seed },
      });
      return findingsOfVerification(verification, { properties: allProperties, vacuous: false, runtime });
    });
    expect(found.length).toBeGreaterThan(1);
    expect(new Set([...found, of('lifo-private')].map((one) => one?.fingerprint)).size).toBe(1);
  });

  test('fingerprints of different rules differ', () => {
    expect(findings.length).toBeGreaterThan(1);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
  });
});
