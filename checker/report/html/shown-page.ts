import type { Finding, Remedy, Subject } from '../../explain/finding.ts';
import type { Origin } from '../../results/origin.ts';
import type { Results } from '../../results/results.ts';
import { culpritInWords } from '../terminal/finding/words.ts';
import { command, number } from '../text/words.ts';
import { comparedTables } from './compared-tables.ts';
import { headingsFor, kindNames } from './finding-words.ts';
import { outcomeOf } from './outcome-of.ts';
import type { PageData, Said, ShownCase, ShownFinding, ShownRemedy } from './payload/page.ts';
import { shownData } from './shown-text.ts';
import type { Evident } from './evident.ts';
import { timelinesOf } from './evident.ts';

/** A longer command is nothing to paste. */
const longestCommand = 4000;

const shownCommand = (words: readonly string[]): string => {
  const whole = command(...words);
  return whole.length <= longestCommand ? whole : `${whole.slice(0, longestCommand)}…`;
};

const shownRemedy = ({ sentence, invocation }: Remedy): ShownRemedy => ({
  sentence,
  ...(invocation !== undefined && { command: shownCommand(invocation) }),
});

const aboutSubject = (subject: Subject): readonly Said[] => {
  if (subject.kind === 'recording') {
    const { runtime, recorder } = subject.header;
    return [
      ['Recording', subject.file],
      ['Runtime', `${runtime.name} ${runtime.version ?? 'of an unknown release'}, ${runtime.flavor}`],
      ...(subject.judgedBy === undefined
        ? []
        : [['Judged by', `the rules of Tokio ${subject.judgedBy}`] as const]),
      ['Workers', `${runtime.workers}`],
      ['Recorder', recorder.name],
      ['Events read', number(subject.events)],
    ];
  }
  const { scenario, release, flavor, workers, wasmtime } = subject;
  return [
    ['Scenario', scenario],
    ['Yield', subject.yield],
    ['Tokio', `${release}, ${flavor}`],
    ['Workers', `${workers}`],
    ...(wasmtime === undefined ? [] : [['Wasmtime', wasmtime] as const]),
  ];
};

const saysAllOf = (headline: string, because: string): boolean =>
  headline.toLowerCase().includes(because.toLowerCase().replace(/\.$/u, ''));

const shownFinding = (finding: Finding, timelines: readonly number[]): ShownFinding => {
  const { kind, fingerprint, headline, rule, because, blame, remedies, subject, evidence } = finding;
  const { more, unexamined } = finding;
  const reproduce = command(...finding.reproduce);
  return {
    ...shownData({
      kind,
      fingerprint,
      kindName: kindNames[kind],
      headings: headingsFor(kind),
      headline,
      rule,
      ...(saysAllOf(headline, because) ? {} : { because }),
      ...(blame === undefined ? {} : { blame: { who: culpritInWords[blame.who], because: blame.because } }),
      remedies: remedies.map(shownRemedy),
      subject: aboutSubject(subject),
      more,
      unexamined,
    }),
    ...(reproduce.length > longestCommand ? {} : { reproduce }),
    timelines,
    ...(evidence?.kind === 'fork' ? { common: evidence.common } : {}),
  };
};

/** What a page says of `results`, and the timelines that it shows them by. */
export interface Told {
  readonly page: PageData;
  readonly timelines: readonly Evident[];
}

/** The page without cases and findings. */
export const emptyPage = ({ tool, arguments: words }: Origin, title: string): PageData => ({
  ...shownData({ title, version: tool.version }),
  command: shownCommand(words),
  cases: [],
  findings: [],
  tables: [],
});

/** Puts results into the form of a page. */
export const shownPage = (results: Results): Told => {
  const findings: ShownFinding[] = [];
  const timelines: Evident[] = [];
  const cases = results.cases.map((one): ShownCase => {
    const from = findings.length;
    for (const finding of one.findings) {
      const evident = timelinesOf(finding);
      findings.push(
        shownFinding(
          finding,
          evident.map((_, index) => timelines.length + index),
        ),
      );
      timelines.push(...evident);
    }
    const { suite, name, sentence, failsRun, reason, instances } = one;
    return {
      ...shownData({ suite, name, sentence, outcome: outcomeOf(one), failsRun }),
      ...(reason === undefined ? {} : { reason: shownData(reason) }),
      ...(instances === undefined ? {} : { instances }),
      findings: one.findings.map((_, index) => from + index),
    };
  });
  const { origin, judgement, seconds } = results;
  return {
    page: {
      ...emptyPage(origin, `yieldcheck ${origin.command}`),
      judgement: {
        code: judgement.code,
        grounds: judgement.grounds.map(({ because }) => shownData(because)),
      },
      seconds,
      cases,
      findings,
      tables: comparedTables(results),
    },
    timelines,
  };
};
