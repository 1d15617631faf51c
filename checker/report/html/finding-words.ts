import type { FindingKind } from '../../explain/finding.ts';
import type { Headings } from './payload/page.ts';

/** What each kind of finding is called above its headline. */
export const kindNames: Readonly<Record<FindingKind, string>> = {
  safety: 'safety property violated',
  liveness: 'liveness property violated',
  starvation: 'starvation',
  refusal: 'recording refused',
  difference: 'difference',
  vacuity: 'never put to the test',
  belief: 'belief refuted',
  specification: 'the specification contradicts itself',
};

const usual: Headings = {
  because: 'What happened',
  rule: 'The rule',
  blame: 'Who is to blame',
  remedies: 'What would fix it',
};

/** What the parts of a finding are headed by; nothing is broken where two sides differ or a belief is refuted. */
export const headingsFor = (kind: FindingKind): Headings => {
  switch (kind) {
    case 'difference':
      return {
        because: 'How they differ',
        rule: 'What was compared',
        blame: 'What it is due to',
        remedies: 'Which to choose',
      };
    case 'belief':
      return { ...usual, rule: 'The belief', blame: 'What it is due to', remedies: 'What to do instead' };
    case 'vacuity':
      return { ...usual, blame: 'Why', remedies: 'What to ask instead' };
    case 'refusal':
      return { ...usual, remedies: 'What to do' };
    case 'safety':
    case 'liveness':
    case 'starvation':
    case 'specification':
      return usual;
  }
};

/** What is said beside the events that a finding points at. */
export const flagFor = (kind: FindingKind): string => {
  switch (kind) {
    case 'starvation':
      return 'waits from here';
    case 'belief':
      return 'refutes it';
    case 'refusal':
      return 'refused';
    case 'safety':
    case 'liveness':
    case 'difference':
    case 'vacuity':
    case 'specification':
      return 'fails';
  }
};
