import {
  endlessWorkloads,
  lackingOnCurrentThread,
  lackingOnWasmtime,
  exhibits,
  scenarios,
  wasmtimeReleases,
} from '../../model/index.ts';
import type { EndlessWorkload, Program, Scenario } from '../../model/index.ts';
import { programText } from './instructions.ts';
import { bullets, codes, table, toSection } from './markdown.ts';

const bySelfWake = 'self-wake';

const programsOf = ({ programs, size }: Scenario): readonly Program[] =>
  programs({ ...size, yield: bySelfWake });

const oldestWasmtimeFor = (programs: readonly Program[]): string | undefined =>
  wasmtimeReleases.find(({ rules }) => lackingOnWasmtime(programs, rules) === undefined)?.version;

const spawner = (program: Program, index: number, all: readonly Program[]): string => {
  if (program.spawnedBy === 'foreign thread') return 'a foreign thread, at any time';
  const parent = all.findIndex(({ instructions }) =>
    instructions.some((instruction) => instruction.does === 'spawn' && instruction.task === index),
  );
  return parent === -1 ? '`main`, before all else' : `task ${parent + 1}`;
};

const tasksTable = (programs: readonly Program[]): string =>
  table(
    ['task', 'role', 'spawned by', 'what it does'],
    programs.map((program, i) => [
      `${i + 1}`,
      program.role,
      spawner(program, i, programs),
      programText(program),
    ]),
  );

const usesGuests = (programs: readonly Program[]): boolean =>
  programs.some(({ instructions }) =>
    instructions.some(({ does }) => ['epoch deadline', 'out of fuel', 'component yield'].includes(does)),
  );

const runsOn = (programs: readonly Program[]): readonly string[] => {
  const lacking = lackingOnCurrentThread(programs);
  const oldest = oldestWasmtimeFor(programs);
  return [
    ...(lacking === undefined
      ? []
      : [`Not on current_thread, which has no \`${lacking.replaceAll(' ', '_')}\`.`]),
    ...(usesGuests(programs) ? [`Guests of Wasmtime ${oldest ?? ''} or later.`] : []),
  ];
};

const endlessFor = (name: string): EndlessWorkload | undefined =>
  endlessWorkloads.find((workload) => workload.name === name);

const endlessText = ({ name, tasks, about }: EndlessWorkload): string =>
  `\`npx yieldcheck verify ${name} --endless\`: the same for ever, with \`--tasks ${tasks}\` by default. Sweeps ask about: ${about.join(', ')}.`;

const section = (scenario: Scenario): string => {
  const programs = programsOf(scenario);
  const endless = endlessFor(scenario.name);
  return `### ${scenario.name}

${scenario.summary}

${tasksTable(programs)}

${bullets([
  `By default \`--tasks ${scenario.size.tasks} --polls ${scenario.size.polls}\`, as in the table.`,
  ...(scenario.onlyOn === undefined
    ? []
    : [`Explored on ${scenario.onlyOn}, the only scheduler on which it shows something.`]),
  ...(scenario.parkHook === 'wakes'
    ? ['The park hook wakes the future in `block_on`, on current_thread.']
    : []),
  ...(scenario.shutsDown === true ? ['The runtime is dropped at any time.'] : []),
  ...runsOn(programs),
  ...(endless === undefined ? [] : [endlessText(endless)]),
])}`;
};

const endlessOnly = endlessWorkloads.filter(({ name }) => !scenarios.some((one) => one.name === name));

const endlessSection = (workload: EndlessWorkload): string => `### ${workload.name}

${workload.summary}

${tasksTable(workload.programs({ yield: bySelfWake, tasks: workload.tasks }))}

${bullets([endlessText(workload).replace('the same for ever', 'for ever')])}`;

/** The text of `docs/scenarios.md`. */
export const scenariosDocument = (): string => `# Scenarios

A scenario is a small workload that shows one thing. \`verify\` explores every interleaving of it, \`generate\` writes runs of it.
This page is generated from \`model/workloads\`. Where a task yields, it does so in the way that \`--yield\` names; the tables show
${bySelfWake}. \`--tasks\` is the number of tasks of the main role, \`--polls\` how often each is polled.

\`\`\`
npx yieldcheck list scenarios
npx yieldcheck verify ping-pong --tasks 1 --polls 2 --workers 1 --yield yield_now
\`\`\`

All scenarios: ${scenarios.map(({ name }) => toSection(name)).join(', ')}. \`verify all\` explores them one after the other.

## Scenarios that end

${scenarios.map((scenario) => section(scenario)).join('\n\n')}

## Scenarios that only go on for ever

For \`verify --endless\`, which asks who can wait for ever, and how long all others wait at most
([starvation.md](starvation.md)). Besides these, ${codes(
  endlessWorkloads.filter((one) => !endlessOnly.includes(one)).map(({ name }) => name),
)} of
the above go on for ever too.

${endlessOnly.map((workload) => endlessSection(workload)).join('\n\n')}

## Scenarios made for one rule

Each brings about a rule of the scheduler that none above does. \`compare --tokio\` looks at them where releases differ in such a
rule, and \`verify\` takes their names; \`all\` leaves them out.

${exhibits.map((scenario) => section(scenario)).join('\n\n')}
`;
