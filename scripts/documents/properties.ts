import { beliefs } from '../../checker/beliefs/index.ts';
import type { Belief } from '../../checker/beliefs/belief.ts';
import { exitCode } from '../../checker/exit-code.ts';
import { allProperties, recordedProperties } from '../../checker/properties/index.ts';
import type { Property } from '../../checker/properties/property.ts';
import { shuttleProperties } from '../../checker/properties/shuttle/index.ts';
import { mutants } from '../../test/mutants/mutants.ts';
import { scenarios } from '../../model/index.ts';
import { withLinks } from './links.ts';
import { bullets, codes, table, toSection } from './markdown.ts';
import type { Recorder } from './recorders.ts';
import { decides, readRecorders } from './recorders.ts';
import { whereItApplies } from './where-it-applies.ts';

const ends = ({ kind }: Property): string =>
  kind === 'safety'
    ? `a moment breaks it; a violation ends the run with ${exitCode.safety}`
    : `something that never comes breaks it; a violation ends the run with ${exitCode.liveness}`;

/** Where a property of Tokio is a rule; one of another runtime knows no releases. */
const where = (property: Property): readonly string[] =>
  property.of === undefined ? whereItApplies(property) : ['schedules that Shuttle annotated'];

const caught = ({ id }: Property): readonly string[] =>
  mutants
    .filter(({ killedBy }) => killedBy.includes(id))
    .slice(0, 1)
    .map(
      ({ what, scenario, yield: how }) =>
        `**A slip that it catches:** ${what} (in \`${scenario}\` under ${how}; [others](mutants.md)).`,
    );

/** What a property makes do with on recordings that have no one order of everything, where that is something else. */
const partly = ({ partial, needs }: Property): readonly string[] => {
  const same = partial === undefined || partial.needs.join() === needs.join();
  return same ? [] : [`**Needs where events have no one order** ${codes(partial.needs)}.`];
};

const recordedBy = (property: Property, recorders: readonly Recorder[]): string => {
  const able = recorders.flatMap((recorder) => {
    const answer = decides(property, recorder);
    if (answer === 'no') return [];
    return [answer === 'yes' ? recorder.name : `${recorder.name} (once \`--tokio\` names the release)`];
  });
  return able.length === 0 ? 'none of those below' : able.join(', ');
};

const section = (property: Property, recorders: readonly Recorder[]): string => {
  const { id, kind, sentence, trigger, source, needs } = property;
  return `### ${id}

${sentence}

${bullets([
  `**Kind:** ${kind}: ${ends(property)}.`,
  `**Put to the test when** ${trigger}.`,
  `**Decided in** ${withLinks(source)}.`,
  `**A rule in** ${where(property).join('; ')}.`,
  `**Needs** ${codes(needs)}.`,
  ...partly(property),
  `**Checkable on recordings by** ${recordedBy(property, recorders)}.`,
  ...caught(property),
])}`;
};

const beliefSection = ({ claim, truth, refutedUnder }: Belief): string => {
  const [how = ''] = refutedUnder;
  return `### ${claim.id}

Many believe: ${claim.sentence}

${bullets([
  `**True instead:** ${truth}`,
  `**Refuted by** \`npx yieldcheck verify ${scenarios[0]?.name ?? ''} --yield ${how} --beliefs\`, with the shortest run that shows it.`,
  `**Refuted under** ${refutedUnder.join(', ')}, in the default scenario.`,
  `**Decided in** ${withLinks(claim.source)}.`,
])}`;
};

const overview = (properties: readonly Property[], recorders: readonly Recorder[]): string =>
  table(
    ['property', ...recorders.map(({ name }) => name)],
    properties.map((property) => [
      toSection(property.id),
      ...recorders.map((recorder) => {
        const answer = decides(property, recorder);
        return answer === 'no' ? '' : answer;
      }),
    ]),
  );

/** The text of `docs/properties.md`. */
export const propertiesDocument = async (): Promise<string> => {
  const recorders = await readRecorders();
  const ofTokio = recordedProperties.filter(({ of }) => of === undefined);
  const unexplored = ofTokio.filter((property) => !allProperties.includes(property));
  return `# Properties and beliefs

A property is one thing that should be true of the scheduler: a sentence, where in Tokio it is decided, and a small automaton
over events. The same automaton is run over recordings (\`check\`) and composed with the specification (\`verify\`). This page is
generated from \`checker/properties\` and \`checker/beliefs\`. [verdicts.md](verdicts.md) says what each verdict means.

\`\`\`
npx yieldcheck list properties --verbose
npx yieldcheck check examples/captures/1.53.1-probed/S3-mix-mt2.jsonl.gz --property one-place,local-fifo
npx yieldcheck verify yielders --tasks 2 --property in-poll-wake-goes-back
\`\`\`

A property that is named with \`--property\` fails the run if it cannot be decided (${exitCode.inconclusive}) and if nothing puts it to the test (${exitCode.vacuous}).

## What each recorder lets you check

What a property needs must be recorded. The specification shows everything but what becomes of wakers, so that \`verify\`
checks all properties of Tokio but ${codes(unexplored.map(({ id }) => id))}. Joins, aborts and
units of coop budget are shown by no recorder so far. A Chrome trace shows what its mapping says. An
empty field means that such a recording cannot decide the property: \`check\` then says \`not checkable\`, and why.

${overview(recordedProperties, recorders)}

## Properties of Tokio's schedulers

${ofTokio.map((property) => section(property, recorders)).join('\n\n')}

## Properties of Shuttle's scheduler

Shuttle replaces Tokio's scheduler by one that chooses at random, so that none of the above is a rule of it.

${shuttleProperties.map((property) => section(property, recorders)).join('\n\n')}

## Beliefs

What many believe of the scheduler and what is false. \`verify --beliefs\` refutes each by the shortest run that shows it. That
is expected, and fails nothing.

${beliefs.map((belief) => beliefSection(belief)).join('\n\n')}
`;
};
