import type { Property } from '../../properties/property.ts';
import type { TraceResult } from '../../verdict.ts';
import type { Verification } from '../../verify/verification.ts';
import type { Finding, Subject } from '../finding.ts';
import { testedBy } from '../blame/tested-by.ts';
import { fingerprintOf } from './fingerprint.ts';
import { brokenRule } from './rule.ts';
import { subjectOfRecording } from './subject.ts';

interface Asked {
  readonly property: Property;
  readonly reason: string | undefined;
  readonly release: string | null;
  readonly subject: Subject;
  readonly found: readonly string[];
  readonly where: string;
}

const vacuity = ({
  property,
  reason,
  release,
  subject,
  found,
  where,
}: Asked): Omit<Finding, 'remedies' | 'unexamined' | 'reproduce'> => ({
  kind: 'vacuity',
  fingerprint: fingerprintOf({ kind: 'vacuity', rule: property.id, found, failing: [] }),
  headline: `Nothing is known about ${property.id} from ${where}: it never happened that ${property.trigger}.`,
  rule: brokenRule(property, release),
  because: reason ?? `it never happened that ${property.trigger}`,
  blame: {
    who: 'question',
    because: `The property speaks only of what follows when ${property.trigger}, and that is not among what was looked at: it neither holds nor fails.`,
  },
  subject,
  more: 0,
});

/** The finding that no run of a scenario puts a property to the test; `reason` is that of its verdict. */
export const vacuityInScenario = (
  property: Property,
  reason: string | undefined,
  examined: Pick<Verification, 'scenario' | 'yield' | 'release' | 'flavor'>,
  { subject, unexamined, reproduce }: Pick<Finding, 'subject' | 'unexamined' | 'reproduce'>,
): Finding => {
  const { scenario, yield: way, release, flavor = 'multi_thread' } = examined;
  const other = testedBy(property.id);
  // What can be put to the test at all under current_thread is so by the same scenario.
  const scheduler = flavor === 'multi_thread' ? [] : ['--flavor', flavor];
  const isSame = other.scenario === scenario && other.yield === way;
  return {
    ...vacuity({
      property,
      reason,
      release,
      subject,
      found: [scenario, way, flavor],
      where: `${scenario} under ${way}`,
    }),
    remedies: isSame
      ? []
      : [
          {
            sentence: 'Explore a scenario in which it happens.',
            invocation: [
              'verify',
              other.scenario,
              '--yield',
              other.yield,
              ...scheduler,
              '--property',
              property.id,
            ],
          },
        ],
    unexamined,
    reproduce,
  };
};

/** The finding that a recording never puts a property to the test; `reproduce` are the arguments that ask again. */
export const findingOfVacuity = (
  property: Property,
  result: TraceResult,
  reproduce: readonly string[],
): Finding => ({
  ...vacuity({
    property,
    reason: undefined,
    release: result.header.runtime.version,
    subject: subjectOfRecording(result),
    found: ['recording', result.header.runtime.name, result.header.runtime.flavor],
    where: 'the recording',
  }),
  remedies: [{ sentence: `Record a program in which it happens that ${property.trigger}.` }],
  unexamined: [],
  reproduce,
});
