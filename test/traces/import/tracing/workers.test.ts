import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { imported } from '../imported.ts';
import { started, task } from './log.ts';

const directory = temporaryDirectory();

describe('workers of a log', () => {
  it('are numbered in the order of their launch, and move by block_in_place', async () => {
    const taken = {
      kind: 'blocking',
      id: 7,
      fn: 'tokio::runtime::scheduler::multi_thread::worker::block_in_place::{{closure}}',
    };
    const log = started()
      .begin(task(5))
      .begin(task(6))
      .on(3)
      .enter(task(5))
      .begin(taken)
      .on(4)
      .enter(taken, task(6));
    log.on(3).exit(task(5));
    const { events, header } = await imported(directory, log.text());
    const polls = events.flatMap(({ e, s, w }) =>
      e === 'poll.begin' || e === 'poll.end' ? [[e, s, w]] : [],
    );
    expect(polls).toEqual([
      ['poll.begin', 3, 1],
      ['poll.begin', 4, 1],
      ['poll.end', 3, null],
    ]);
    expect(header.runtime.workers).toBe(2);
  });
});
