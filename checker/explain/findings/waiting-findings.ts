import { specificationOf } from '../../../model/index.ts';
import type { Path } from '../../../traces/index.ts';
import {
  assumptions,
  endlessRuntime,
  measuresOf,
  type EndlessAnswer,
  type EndlessQuestion,
  type MeasuredBound,
  type MeasureName,
  type TaskVerdict,
} from '../../starvation/index.ts';
import type { Answered } from '../../starvation/judge-endless.ts';
import { remediesByAsking, type AskAgain } from '../blame/asking-again.ts';
import { briefly } from '../blame/asking-briefly.ts';
import { delayOf, type Delay } from '../blame/starving.ts';
import { stretchOf, type Stretch } from '../blame/stretch.ts';
import type { Finding, Subject } from '../finding.ts';
import { withRoads } from '../roads/with-roads.ts';
import { tellRun } from '../tell-run.ts';
import { placeInWords } from '../told/whereabouts.ts';
import type { ToldRun } from '../told-run.ts';
import { count, number } from '../words/number.ts';
import { sentence, taskWords } from './cast.ts';
import { fingerprintOf } from './fingerprint.ts';
import { brokenRule } from './rule.ts';

/** The most that a task may wait for, as it was asked. */
export interface AskedMost {
  readonly measure: MeasureName;
  readonly most: number;
}

/** What findings about waiting need besides the answers. */
export interface EndlessFindingOptions {
  /** Fails what waits for more; only what waits for ever if absent. */
  readonly bound?: AskedMost;
  /** The arguments that lead to a run of the question again. */
  readonly reproduce: (question: EndlessQuestion, path: Path) => readonly string[];
  /** Answers the questions that look for remedies; `askEndless`, within few states in all, if absent. */
  readonly ask?: (question: EndlessQuestion) => EndlessAnswer | undefined;
}

const subjectOf = ({ workload, size, release, flavor, constants, wasmtime }: EndlessQuestion): Subject => ({
  kind: 'scenario',
  scenario: workload.name,
  yield: size.yield,
  release,
  flavor: flavor ?? 'multi_thread',
  workers: flavor === 'current_thread' ? 1 : constants.workers,
  ...(wasmtime !== undefined && { wasmtime }),
});

const unexaminedOf = ({ question, answer }: Answered): readonly string[] => [
  ...(question.flavor === 'current_thread'
    ? []
    : [`more than ${count(question.constants.workers, 'worker')}`]),
  ...(question.assumed.length === 0
    ? []
    : [`runs in which ${question.assumed.map((name) => assumptions[name].broken).join(', or ')}`]),
  ...(answer.reducedTo === undefined ? [] : [`intervals that are not of ${answer.reducedTo} or more`]),
];

const most = (n: number, unit: string): string =>
  n === 0 ? `no ${unit}` : `at most ${number(n)} ${n === 1 ? unit.replace(/s\b/u, '') : unit}`;

/** Makes the findings about one endless question, from the runs that show them. */
export class WaitingFindings {
  readonly answered: Answered;
  readonly roles: readonly string[];
  readonly #run: (path: Path, loopFrom?: number) => ToldRun;
  readonly #withRoads: (run: ToldRun, waiting: number) => ToldRun;
  readonly #options: EndlessFindingOptions;
  readonly #askBriefly: NonNullable<EndlessFindingOptions['ask']>;

  constructor(answered: Answered, options: EndlessFindingOptions) {
    this.answered = answered;
    this.#options = options;
    this.#askBriefly = options.ask ?? briefly();
    const { question } = answered;
    const runtime = endlessRuntime(question);
    const { schema, compiled } = specificationOf(runtime);
    const engine = compiled();
    this.roles = runtime.programs.map(({ role }) => role);
    const workers = question.flavor === 'current_thread' ? 1 : question.constants.workers;
    const about = { schema, workers, roles: this.roles, release: question.release };
    this.#run = (path, loopFrom) =>
      tellRun(engine, path, { ...about, ...(loopFrom !== undefined && { loopFrom }) });
    this.#withRoads = (run, waiting) =>
      withRoads(engine, run, { schema, rules: runtime.rules, failing: [], waiting });
  }

  #unitOf(measure: MeasureName): string {
    const measures = measuresOf(endlessRuntime(this.answered.question));
    return measures.find(({ name }) => name === measure)?.unit ?? measure;
  }

  #delay(stretch: Stretch, task: number): Delay {
    const { size, rules } = this.answered.question;
    const lifoStealable = rules.lifoStealable !== false;
    return delayOf(stretch, { task, roles: this.roles, way: size.yield, lifoStealable });
  }

  /** How it stands with a task in another answer, as a clause, if it neither starves nor waits for too long. */
  #ask(task: number): AskAgain {
    const { bound } = this.#options;
    return (question) => {
      const verdict = this.#askBriefly(question)?.tasks.find((one) => one.task === task);
      if (verdict === undefined || verdict.verdict === 'starves') return undefined;
      const measured = verdict.bounds.find(({ measure }) => measure === (bound?.measure ?? 'polls'));
      if (bound !== undefined && (measured === undefined || measured.kind === 'unbounded')) return undefined;
      if (measured === undefined || measured.kind === 'unbounded') return 'it is always polled again';
      if (bound !== undefined && measured.most > bound.most) return undefined;
      return `it waits for ${most(measured.most, this.#unitOf(measured.measure))}`;
    };
  }

  #finding(
    { task }: TaskVerdict,
    run: ToldRun,
    from: number,
    parts: Pick<Finding, 'headline' | 'rule' | 'because'> & { readonly shortest: boolean },
  ): Finding {
    const { question } = this.answered;
    const { workload, size, flavor = 'multi_thread' } = question;
    const stretch = stretchOf(run, from, task);
    const { headline, rule, because, shortest } = parts;
    const delay = this.#delay(stretch, task);
    const put = run.steps
      .slice(0, from)
      .flatMap(({ events }) => events)
      .concat(run.start)
      .filter((event) => 'task' in event && event.task === task)
      .toSorted((one, other) => one.g - other.g)
      .at(-1);
    return {
      kind: 'starvation',
      fingerprint: fingerprintOf({
        kind: 'starvation',
        rule: rule.id,
        found: [workload.name, size.yield, flavor],
        failing: [
          this.roles[task - 1] ?? 'task',
          ...stretch.polls.map(([polled]) => this.roles[polled - 1] ?? 'task').toSorted(),
        ],
      }),
      headline,
      rule,
      because,
      blame: delay.blame,
      remedies: [...delay.remedies, ...remediesByAsking(question, this.#ask(task))],
      subject: subjectOf(question),
      evidence: {
        kind: 'run',
        run: this.#withRoads(run, task),
        failing: put === undefined ? [] : [put.g],
        shortest,
      },
      more: 0,
      unexamined: unexaminedOf(this.answered),
      reproduce: this.#options.reproduce(question, run.path),
    };
  }

  /** The finding that a task can wait for ever. */
  starves(verdict: TaskVerdict, lasso: NonNullable<TaskVerdict['lasso']>): Finding {
    const { stem, loop, shortest } = lasso;
    const run = this.#run([...stem, ...loop], loop.length === 0 ? undefined : stem.length);
    const stretch = stretchOf(run, stem.length, verdict.task);
    const who = taskWords(verdict.task, this.roles);
    const place = placeInWords(stretch.place);
    const { meanwhile } = this.#delay(stretch, verdict.task);
    return this.#finding(verdict, run, stem.length, {
      headline: sentence(`${who} can wait for ever ${place} while ${meanwhile}`),
      rule: brokenRule(
        {
          id: 'starvation-free',
          sentence: 'Each task that waits to be polled is polled at some time.',
          source: 'worker.rs Core::next_task',
        },
        this.answered.question.release,
      ),
      because:
        loop.length === 0
          ? `after ${stem.length} steps nothing can happen any more, and ${who} waits ${place}`
          : `after ${stem.length} steps a loop of ${loop.length} leads back to where it began, and ${who} is never polled in it`,
      shortest,
    });
  }

  /** The finding that a task can wait for more than was asked for. */
  exceeds(verdict: TaskVerdict, bound: MeasuredBound, asked: AskedMost): Finding | undefined {
    if (bound.kind === 'at-most') return undefined;
    const unit = this.#unitOf(asked.measure);
    const who = taskWords(verdict.task, this.roles);
    const way = bound.kind === 'bounded' ? bound.way : bound.loop;
    const run = this.#run(
      [...bound.stem, ...way],
      bound.kind === 'unbounded' && way.length > 0 ? bound.stem.length : undefined,
    );
    const amount = bound.kind === 'bounded' ? number(bound.most) : 'any number of';
    return this.#finding(verdict, run, bound.stem.length, {
      headline: sentence(
        `${who} can wait for ${amount} ${unit}, and ${number(asked.most)} is the most that was asked for`,
      ),
      rule: brokenRule(
        {
          id: `most-${asked.measure}`,
          sentence: `Each task waits for ${most(asked.most, unit)}.`,
          source: 'worker.rs Core::next_task',
        },
        this.answered.question.release,
      ),
      because: `the wait begins after ${bound.stem.length} steps and lasts for ${way.length}`,
      shortest: false,
    });
  }
}
