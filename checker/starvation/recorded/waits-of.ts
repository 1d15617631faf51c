import type { End, Event, Header } from '../../../traces/index.ts';
import { Findings } from '../../monitor/findings.ts';
import { whyNotCheckable } from '../../monitor/checkable.ts';
import { conclude } from '../../monitor/conclude.ts';
import type { Shows } from '../../properties/property.ts';
import type { PropertyVerdict } from '../../verdict.ts';
import { WaitFollower } from './follow-waits.ts';
import { WaitsAmong } from './among/waits-among.ts';
import type { WaitAmong } from './among/wait-among.ts';
import { waitLimits, type LimitTrial, type Nearest, type WaitLimit } from './limits/index.ts';
import { Marks, type Mark } from './marks.ts';
import { WaitTally, type WaitGroup } from './tally.ts';
import { WorstWaits, type LongWait } from './worst.ts';

/** Whether the waits of a recording kept to a limit. */
export interface LimitVerdict extends PropertyVerdict {
  /** The limit, in words; undefined when there is none in this runtime, and `reason` says why. */
  readonly most: string | undefined;
  readonly nearest: Nearest | undefined;
}

/** How tasks waited in one recording. */
export interface Waits {
  readonly groups: readonly WaitGroup[];
  /** Ticks were seen (`counted`), or are the fewest that there can have been. */
  readonly ticks: 'counted' | 'at-least';
  readonly longest: readonly LongWait[];
  readonly mostPolls: readonly LongWait[];
  readonly marks: readonly Mark[];
  readonly limits: readonly LimitVerdict[];
  /** The longest among tasks of certain roles alone, if that was asked for. */
  readonly among?: readonly WaitAmong[];
  /** Events were lost here and there: waits across them are not told. */
  readonly gaps: number;
}

interface Running {
  readonly limit: WaitLimit;
  readonly trial: LimitTrial;
  readonly findings: Findings;
}

const isRunning = (entry: Running | LimitVerdict): entry is Running => 'trial' in entry;

/** Follows the waits of one recording, event by event, in memory that does not grow with it. */
export class WaitsOfRecording {
  readonly #header: Header;
  readonly #limits: readonly (Running | LimitVerdict)[];
  readonly #follower: WaitFollower;
  readonly #tally = new WaitTally();
  readonly #worst = new WorstWaits();
  readonly #marks = new Marks();
  readonly #among: WaitsAmong | undefined;
  readonly #shows: Shows;
  #gaps = 0;

  /** @param among - roles to look at alone as well, one for each task */
  constructor(header: Header, among?: readonly string[]) {
    this.#header = header;
    this.#among = among && new WaitsAmong(among);
    this.#shows = (kind) => header.coverage[kind] === 'all';
    this.#limits = waitLimits.map((limit) => this.#start(limit));
    const trials = this.#limits.filter(isRunning).map(({ trial }) => trial);
    const watchers = [this.#tally, this.#worst, ...trials, ...(this.#among ? [this.#among] : [])];
    this.#follower = new WaitFollower(header.runtime, this.#shows, watchers);
  }

  observe(events: readonly Event[]): void {
    for (const event of events) {
      this.#among?.observe(event);
      this.#follower.observe(event);
      this.#marks.observe(event);
      if (event.e === 'gap') this.#gap(event);
    }
  }

  /** What was found out; `end` is undefined when the recording was cut off. */
  finish(end: End | undefined): Waits {
    for (const wait of this.#follower.stillOpen()) {
      this.#tally.open(wait);
      this.#worst.waited(wait);
      this.#among?.waited(wait);
    }
    return {
      groups: this.#tally.groups(),
      ticks: this.#shows('take') && this.#shows('steal') ? 'counted' : 'at-least',
      longest: this.#worst.byTime(),
      mostPolls: this.#worst.byPolls(),
      marks: this.#marks.get(),
      limits: this.#limits.map((entry) => (isRunning(entry) ? this.#conclude(entry, end) : entry)),
      ...(this.#among && { among: this.#among.get() }),
      gaps: this.#gaps,
    };
  }

  #start(limit: WaitLimit): Running | LimitVerdict {
    const { property, open, most } = limit;
    const { runtime } = this.#header;
    const reason = whyNotCheckable(property, this.#header);
    if (reason === undefined) {
      const findings = new Findings();
      return { limit, findings, trial: open(runtime, this.#shows, findings) };
    }
    return {
      property: property.id,
      verdict: 'not-checkable',
      checked: 0,
      undecided: 0,
      violations: 0,
      examples: [],
      reason,
      most: property.applies(runtime).applies ? most(runtime) : undefined,
      nearest: undefined,
    };
  }

  #conclude({ limit, trial, findings }: Running, end: End | undefined): LimitVerdict {
    trial.finish();
    const verdict = conclude(limit.property, findings, end);
    return { ...verdict, most: limit.most(this.#header.runtime), nearest: trial.nearest() };
  }

  #gap(event: Extract<Event, { e: 'gap' }>): void {
    this.#gaps += 1;
    for (const entry of this.#limits) if (isRunning(entry)) entry.findings.gap ??= event;
  }
}
