import type { FindingKind } from '../../../explain/finding.ts';
import type { Road, ToldChange, ToldFact } from '../../../explain/told-run.ts';
import type { Side } from '../../../../model/machine/machine.ts';
import type { Outcome } from './outcome.ts';

/** A name and what is said under it. */
export type Said = readonly [name: string, text: string];

/** One question and how it ended. */
export interface ShownCase {
  readonly suite: string;
  readonly name: string;
  readonly sentence: string;
  readonly outcome: Outcome;
  readonly failsRun: boolean;
  readonly reason?: string;
  readonly instances?: number;
  /** Places of its findings in the page. */
  readonly findings: readonly number[];
}

/** What the parts of a finding are headed by. */
export interface Headings {
  readonly because: string;
  /** Where there is nothing to say but the rule. */
  readonly rule: string;
  readonly blame: string;
  readonly remedies: string;
}

/** Something to do. */
export interface ShownRemedy {
  readonly sentence: string;
  /** A command to paste into a shell that does it. */
  readonly command?: string;
}

/** One finding, in words that can be shown as they are. */
export interface ShownFinding {
  readonly kind: FindingKind;
  /** What its kind is called. */
  readonly kindName: string;
  readonly headings: Headings;
  readonly fingerprint: string;
  readonly headline: string;
  readonly rule: {
    readonly id: string;
    readonly sentence: string;
    readonly source: string;
    readonly link?: string;
  };
  /** Absent where the headline says all of it. */
  readonly because?: string;
  /** Who it is, in words, and why. */
  readonly blame?: { readonly who: string; readonly because: string };
  readonly remedies: readonly ShownRemedy[];
  readonly subject: readonly Said[];
  readonly more: number;
  readonly unexamined: readonly string[];
  /** A command to paste into a shell; absent if it is too long for that. */
  readonly reproduce?: string;
  /** Numbers of its timelines: none, one, or the two sides of a fork. */
  readonly timelines: readonly number[];
  /** Number of steps that both sides of a fork take. */
  readonly common?: number;
}

/** One step of a run; its events are the next `events` rows of the timeline. */
export interface ShownStep {
  readonly action: string;
  readonly source: string;
  readonly link?: string;
  readonly side: Side;
  readonly worker: number | null;
  readonly changes: readonly ToldChange[];
  readonly roads: readonly Road[];
  readonly events: number;
}

/** What a run of the specification has besides its events. */
export interface ShownRun {
  /** What each task is, from task 1 on. */
  readonly roles: readonly string[];
  readonly initial: readonly ToldFact[];
  /** Number of rows before the first step. */
  readonly start: number;
  readonly steps: readonly ShownStep[];
  /** Place of the first step of the loop. */
  readonly loopFrom?: number;
}

/** A sequence of events to draw; the rows themselves are in blocks beside it. */
export interface ShownTimeline {
  readonly name: string;
  readonly kind: 'run' | 'excerpt' | 'recording';
  readonly workers: number;
  /** Positions `g` of the events that fail together. */
  readonly failing: readonly number[];
  readonly run?: ShownRun;
  /** Kinds of events that the recorder shows; absent for a run, which shows all. */
  readonly shown?: readonly string[];
  /** What a reader must know of it, a sentence each. */
  readonly notes: readonly string[];
  /** What is said beside the events of `failing`. */
  readonly flag: string;
  /** What the rows stand for at first. */
  readonly rows: 'workers' | 'tasks';
  /** The step that is selected at first; absent where it is the first that fails, or the start. */
  readonly opensAt?: number;
}

/** A table that compares two sides. */
export interface ShownTable {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly {
    readonly cells: readonly string[];
    /** What the row is about, as a sentence. */
    readonly about?: string;
    readonly differs: boolean;
  }[];
}

/** Everything that a page says, apart from timelines. */
export interface PageData {
  readonly title: string;
  readonly version: string;
  /** The command that made the page. */
  readonly command: string;
  /** Absent where nothing was judged. */
  readonly judgement?: { readonly code: number; readonly grounds: readonly string[] };
  readonly seconds?: number;
  readonly cases: readonly ShownCase[];
  readonly findings: readonly ShownFinding[];
  /** What was compared besides; none where no sides were. */
  readonly tables: readonly ShownTable[];
  /** Number of the timeline of the whole recording or run, if it is there, and what is known of it. */
  readonly whole?: { readonly timeline: number; readonly title: string; readonly about: readonly Said[] };
}

/** Names in the document that both ends of a page know. */
export const places = {
  page: 'page',
  /**
   * Each block of rows is an element of this class, with the number of its timeline in `data-timeline` and of its events
   * in `data-events`.
   */
  rows: 'rows',
  root: 'app',
} as const;

/** The id of the element that has timeline `number`. */
export const timelineId = (number: number): string => `timeline-${number}`;
