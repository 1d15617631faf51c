import type { Answer, ConformanceOutcome } from '../../../../checker/check/conformance/outcome.ts';
import type { Conformance } from '../../../../checker/conformance/index.ts';
import type { Event } from '../../../../traces/index.ts';
import { sampleHeader } from '../../support/samples.ts';

/** A refused event: worker 0 begins to poll task 3. */
export const poll: Event = { e: 'poll.begin', g: 4, t: 40, s: 1, w: 0, task: 3 };

const conformance: Conformance = {
  verdict: 'accepted',
  events: 10,
  reasons: [],
  polls: { begun: 4, predicted: 3, determined: 2 },
  hypotheses: 2,
  returns: 0,
  timeline: { stretches: [{ from: 0, to: 9, least: 1, most: 2 }], lastSingle: 7 },
};

/** What a search said, where it is not like the others. */
export const sampleAnswer = (changes: Partial<Answer> = {}): Answer => ({
  file: 'a.jsonl',
  release: '1.53.1',
  header: sampleHeader,
  runtime: { name: 'tokio', version: '1.53.1', flavor: 'multi_thread', workers: 2, config: {} },
  recorder: { name: 'by hand', format: 'yieldcheck-1' },
  ended: true,
  conformance,
  before: [],
  unseen: [],
  ...changes,
});

type Of<Kind extends ConformanceOutcome['kind']> = Extract<ConformanceOutcome, { readonly kind: Kind }>;

/** An outcome that one release gives among others. */
export type SearchedOutcome = Of<'accepted' | 'refused' | 'undecided'>;

/** 10 events, 4 polls of which 3 are predicted and 2 determined. */
export const accepted = (changes: Partial<Answer> = {}): Of<'accepted'> => ({
  kind: 'accepted',
  file: 'a.jsonl',
  answer: sampleAnswer(changes),
});

/** Refused at g 4, in two hypotheses by one rule and in one by another. */
export const refused = (changes: Partial<Answer> = {}): Of<'refused'> => ({
  kind: 'refused',
  file: 'a.jsonl',
  answer: sampleAnswer({
    conformance: {
      ...conformance,
      verdict: 'refused',
      events: 4,
      at: poll,
      reasons: [
        { rule: 'next-task', here: 'worker 0 has task 2 (queue) next, not task 3', hypotheses: 2 },
        { rule: 'poll-taken', here: 'worker 0 has taken task 2 and polls 3', hypotheses: 1 },
      ],
    },
    before: [{ e: 'poll.end', g: 2, t: 20, s: 1, w: 0, task: 1, ready: false }],
    ...changes,
  }),
});

/** The search gave up. */
export const undecided = (): Of<'undecided'> => ({
  kind: 'undecided',
  file: 'a.jsonl',
  answer: sampleAnswer(),
  because: 'too many ways',
});

/** Ctrl-C. */
export const interrupted = (): Of<'interrupted'> => ({
  kind: 'interrupted',
  file: 'a.jsonl',
  answer: sampleAnswer(),
});

/** The recorder shows too little. */
export const notCheckable = (): Of<'not-checkable'> => ({
  kind: 'not-checkable',
  file: 'a.jsonl',
  because: 'the recorder does not show all of `yield`',
});

/** A damaged file, refused before the fault if so given. */
export const unreadable = (before?: Answer): Of<'unreadable'> => ({
  kind: 'unreadable',
  file: 'a.jsonl',
  problem: { file: 'a.jsonl', code: 'TRACE015', line: 9, message: 'a.jsonl:9: broken [TRACE015]\nMend it.' },
  ...(before === undefined ? {} : { before }),
});
