import type { Runtime } from '../../model/index.ts';
import type { VerifyOptions } from './verify.ts';

/** The runtime that a verification explores. */
export const runtimeOf = ({
  flavor,
  rules,
  constants,
  scenario,
  size,
}: Pick<VerifyOptions, 'flavor' | 'rules' | 'constants' | 'scenario' | 'size'>): Runtime => ({
  ...(flavor && { flavor }),
  rules,
  constants,
  programs: scenario.programs(size),
});
