import { yieldWays } from '../../model/index.ts';
import type { Constants } from '../../model/index.ts';
import { lackingOnFlavor, lackingOnWasmtimeOf } from '../workload/lacking.ts';
import { workloadRanges } from '../workload/ranges.ts';
import type { Workload } from '../workload/workload.ts';
import { verdictIn } from './verdict-in.ts';
import type { BisectQuestion, VerdictIn } from './verdict-in.ts';

/** A workload that differs from the one that is asked about in one setting. */
export interface Changed {
  /** The setting, such as `--workers 1`. */
  readonly setting: string;
  readonly found: VerdictIn;
  /** Whether the property fares otherwise; not where a limit left that open. */
  readonly flips: boolean;
}

interface Variant {
  readonly setting: string;
  readonly workload: Workload;
}

const numbers = [
  ['workers', '--workers'],
  ['eventInterval', '--event-interval'],
  ['queueCapacity', '--queue-capacity'],
  ['maxLifoPolls', '--max-lifo-polls'],
  ['coopBudget', '--coop-budget'],
] as const;

const near = (
  value: number,
  { least, most }: { readonly least: number; readonly most: number },
): readonly number[] =>
  [Math.ceil(value / 2), value * 2].filter((one) => one !== value && one >= least && one <= most);

const constantsOf = (workload: Workload, constants: Partial<Constants>): Workload => ({
  ...workload,
  constants: { ...workload.constants, ...constants },
});

const ofMultiThread = (workload: Workload): readonly Variant[] => {
  const { constants } = workload;
  const slot = constants.lifoSlot ? '--no-lifo-slot' : 'the LIFO slot on';
  return [
    { setting: slot, workload: constantsOf(workload, { lifoSlot: !constants.lifoSlot }) },
    ...numbers.flatMap(([key, flag]) =>
      near(constants[key], workloadRanges[key]).map((value) => ({
        setting: `${flag} ${value}`,
        workload: constantsOf(workload, { [key]: value }),
      })),
    ),
    ...(lackingOnFlavor(workload.scenario) === undefined
      ? [
          {
            setting: '--flavor current_thread',
            workload: {
              ...constantsOf(workload, { workers: 1, lifoSlot: true }),
              flavor: 'current_thread' as const,
            },
          },
        ]
      : []),
  ];
};

const ofCurrentThread = (workload: Workload): readonly Variant[] => {
  const { flavor: _, ...others } = workload;
  return [
    { setting: '--flavor multi_thread', workload: others },
    ...near(workload.constants.eventInterval, workloadRanges.eventInterval).map((eventInterval) => ({
      setting: `--event-interval ${eventInterval}`,
      workload: constantsOf(workload, { eventInterval }),
    })),
  ];
};

const variantsOf = (workload: Workload): readonly Variant[] => {
  const ways = Object.values(yieldWays).filter(({ name }) => name !== workload.size.yield);
  return [
    ...ways.map(({ name }) => ({
      setting: `--yield ${name}`,
      workload: { ...workload, size: { ...workload.size, yield: name } },
    })),
    ...(workload.flavor === 'current_thread' ? ofCurrentThread(workload) : ofMultiThread(workload)),
  ].filter((variant) => lackingOnWasmtimeOf(variant.workload) === undefined);
};

/** Changes one setting at a time: the way of yielding, the scheduler, the LIFO slot, and each number to about half and twice. */
export const bySetting = (
  question: BisectQuestion,
  asAsked: VerdictIn,
  tell: (setting: string) => void,
): readonly Changed[] =>
  variantsOf(question.workload).map(({ setting, workload }) => {
    tell(setting);
    const found = verdictIn(question, workload);
    const isDecided = found.verdict !== 'inconclusive';
    return { setting, found, flips: isDecided && found.verdict !== asAsked.verdict };
  });
