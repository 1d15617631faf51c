import { describe, expect, it } from 'vitest';
import { probeKinds } from '../../../../traces/index.ts';
import { everyWakeAnswered } from '../../../../checker/properties/every-wake-answered.ts';
import { noPollAfterCompletion } from '../../../../checker/properties/no-poll-after-completion.ts';
import { onePollAtATime } from '../../../../checker/properties/one-poll-at-a-time.ts';
import { pollJustified } from '../../../../checker/properties/poll-justified.ts';
import { wakesCoalesced } from '../../../../checker/properties/wakes-coalesced.ts';
import {
  headerWith,
  outside,
  pending,
  ready,
  shownBy,
  spawned,
  verdictOn,
  woken,
  worker0,
  worker1,
} from './tiny-trace.ts';

const plain = headerWith({}, [...probeKinds, 'run.begin', 'run.end']);

describe('one-poll-at-a-time', () => {
  it('lets polls of different tasks overlap', () => {
    const verdict = verdictOn(onePollAtATime, [
      worker0({ e: 'poll.begin', task: 1 }),
      worker1({ e: 'poll.begin', task: 2 }),
      worker0({ e: 'poll.end', task: 1, ready: false }),
      worker1({ e: 'poll.end', task: 2, ready: false }),
    ]);
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it('forbids polls of one task to overlap', () => {
    const verdict = verdictOn(onePollAtATime, [
      worker0({ e: 'poll.begin', task: 1 }),
      worker1({ e: 'poll.begin', task: 1 }),
    ]);
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(shownBy(verdict)).toEqual([0, 1]);
  });

  it('forbids a poll to end that never began', () => {
    const verdict = verdictOn(onePollAtATime, [worker0({ e: 'poll.end', task: 1, ready: true })]);
    expect(verdict.reason).toContain('that never began');
  });
});

describe('no-poll-after-completion', () => {
  it('counts a completion', () => {
    expect(verdictOn(noPollAfterCompletion, [spawned(1), worker0(...ready(1))])).toMatchObject({
      verdict: 'holds',
      checked: 1,
    });
  });

  it('takes the terminate hook for a completion', () => {
    const verdict = verdictOn(noPollAfterCompletion, [
      spawned(1),
      worker0(...pending(1), { e: 'task.end', task: 1 }, ...pending(1)),
    ]);
    expect(shownBy(verdict)).toEqual([5, 6]);
  });

  it('is vacuous while nothing completes', () => {
    expect(verdictOn(noPollAfterCompletion, [spawned(1), worker0(...pending(1))])).toMatchObject({
      verdict: 'vacuous',
      reason: 'it never happened that a task completes',
    });
  });
});

describe('poll-justified', () => {
  it('takes a wake during a poll for a reason to poll again', () => {
    const verdict = verdictOn(pollJustified, [
      spawned(1),
      worker0(...pending(1, ...woken(1, 'poll')), ...ready(1)),
    ]);
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it('asks for a wake since the last poll began', () => {
    const verdict = verdictOn(pollJustified, [
      spawned(1),
      outside(...woken(1, 'external')),
      worker0(...pending(1), ...pending(1)),
    ]);
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(shownBy(verdict)).toEqual([5, 7]);
  });

  it('does not ask it of the root task', () => {
    expect(verdictOn(pollJustified, [worker0(...pending(0), ...pending(0))]).violations).toBe(0);
  });

  it.each([
    [
      'goes on while the poll begins',
      [
        outside({ e: 'wake.begin', task: 1 }),
        worker0({ e: 'poll.begin', task: 1 }),
        outside({ e: 'wake.end', task: 1 }),
      ],
    ],
    [
      'ends after the thread was last seen before the poll begins',
      [
        outside({ e: 'wake.begin', task: 1 }),
        worker0({ e: 'run.begin', task: 1 }),
        outside({ e: 'wake.end', task: 1 }),
        worker0({ e: 'poll.begin', task: 1 }),
      ],
    ],
  ])('cannot tell whether a wake is answered that %s', (_, beginning) => {
    const verdict = verdictOn(pollJustified, [
      spawned(1),
      ...beginning,
      worker0({ e: 'poll.end', task: 1, ready: false }, ...ready(1)),
    ]);
    expect(verdict).toMatchObject({ verdict: 'inconclusive', violations: 0, undecided: 1 });
  });

  it('without hooks, goes by any last event of the thread', () => {
    const beginning = [spawned(1), outside({ e: 'wake.begin', task: 1 }), worker0({ e: 'park.end' })];
    const end = [
      worker0({ e: 'poll.begin', task: 1 }, { e: 'poll.end', task: 1, ready: false }, ...ready(1)),
    ];
    const woke = outside({ e: 'wake.end', task: 1 });
    expect(verdictOn(pollJustified, [...beginning, woke, ...end], plain).undecided).toBe(1);
    const seen = worker0({ e: 'thread.start' });
    expect(verdictOn(pollJustified, [...beginning, woke, seen, ...end], plain).violations).toBe(1);
  });
});

describe('wakes-coalesced', () => {
  it('lets many wakes give one poll', () => {
    const verdict = verdictOn(wakesCoalesced, [
      spawned(1),
      worker0(...pending(1)),
      outside(...woken(1, 'external'), ...woken(1, 'external'), ...woken(1, 'external')),
      worker0(...pending(1)),
    ]);
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('forbids wakes to give more than one poll', () => {
    const verdict = verdictOn(wakesCoalesced, [
      spawned(1),
      worker0(...pending(1)),
      outside(...woken(1, 'external'), ...woken(1, 'external')),
      worker0(...pending(1), ...pending(1)),
    ]);
    expect(shownBy(verdict)).toEqual([9, 11]);
  });

  it('lets a wake that overlaps a poll pay for the next one, once', () => {
    const overlapped = [
      spawned(1),
      outside({ e: 'wake.begin', task: 1 }),
      worker0(...pending(1), ...pending(1)),
    ];
    const once = [...overlapped, outside({ e: 'wake.end', task: 1 })];
    expect(verdictOn(wakesCoalesced, once)).toMatchObject({ verdict: 'holds', checked: 1 });
    const twice = [...once, worker0(...pending(1))];
    expect(verdictOn(wakesCoalesced, twice)).toMatchObject({ verdict: 'violated', violations: 1 });
  });

  it('spends the wake that lapses first', () => {
    const verdict = verdictOn(wakesCoalesced, [
      spawned(1),
      worker0(...pending(1)),
      outside({ e: 'wake.begin', task: 1 }),
      worker1({ e: 'wake.begin', task: 1 }),
      // One of the two pays here. It must turn out to be the one that ends first.
      worker0(...pending(1, ...woken(1, 'poll'))),
      worker1({ e: 'wake.end', task: 1 }),
      worker0(...pending(1), ...pending(1)),
      outside({ e: 'wake.end', task: 1 }),
    ]);
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 3 });
  });
});

describe('every-wake-answered', () => {
  it('counts the spawn and each wake that a poll answers', () => {
    const verdict = verdictOn(everyWakeAnswered, [
      spawned(1),
      worker0(...pending(1, ...woken(1, 'poll')), ...ready(1)),
    ]);
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it('asks for a poll after a wake during a poll', () => {
    const verdict = verdictOn(everyWakeAnswered, [spawned(1), worker0(...pending(1, ...woken(1, 'poll')))]);
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(shownBy(verdict)).toEqual([3, 4]);
  });

  it('lets completed tasks be woken', () => {
    const verdict = verdictOn(everyWakeAnswered, [
      spawned(1),
      worker0(...ready(1)),
      outside(...woken(1, 'external')),
    ]);
    expect(verdict).toMatchObject({ verdict: 'holds' });
  });

  it('cannot tell whether the last poll answered a wake that overlapped its beginning', () => {
    const verdict = verdictOn(everyWakeAnswered, [
      spawned(1),
      outside({ e: 'wake.begin', task: 1 }),
      worker0(...pending(1)),
      outside({ e: 'wake.end', task: 1 }),
    ]);
    expect(verdict).toMatchObject({ verdict: 'inconclusive', undecided: 1 });
  });
});
