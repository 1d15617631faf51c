import { describe, expect, it } from 'vitest';
import {
  allOf,
  atLeast,
  everywhere,
  multiThreadOnly,
  since,
} from '../../../../checker/properties/support/applies.ts';
import { headerWith } from './tiny-trace.ts';

const runtime = (version: string | null, flavor: 'multi_thread' | 'current_thread' = 'multi_thread') =>
  headerWith({ version, flavor }).runtime;

describe('releases are compared by number', () => {
  it.each([
    ['1.9.0', '1.10.0', false],
    ['1.10.0', '1.9.0', true],
    ['1.44.0', '1.44.0', true],
    ['1.44', '1.44.0', true],
    ['1.44.0', '1.44.1', false],
    ['2.0.0', '1.53.1', true],
    ['master', '1.53.1', true],
  ])('%s is at least %s: %s', (version, release, expected) => {
    expect(atLeast(version, release)).toBe(expected);
  });
});

describe('where a property applies', () => {
  it('says since when', () => {
    expect(since('1.29.0')(runtime('1.24.2'))).toEqual({
      applies: false,
      because: 'it is a rule since 1.29.0, and this is 1.24.2',
    });
    expect(since('1.29.0')(runtime('1.29.0'))).toEqual({ applies: true });
  });

  it('does not guess an unknown release', () => {
    expect(since('1.29.0')(runtime(null))).toEqual({
      applies: false,
      because: 'it is a rule since 1.29.0, and the release is unknown: name it with --tokio',
      depends: 'release',
    });
  });

  it('is for all of its rules', () => {
    const rule = allOf(everywhere, multiThreadOnly, since('1.29.0'));
    expect(rule(runtime('1.53.1'))).toEqual({ applies: true });
    expect(rule(runtime('1.53.1', 'current_thread')).applies).toBe(false);
    expect(rule(runtime('1.24.2')).applies).toBe(false);
  });
});
