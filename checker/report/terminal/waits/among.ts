import type { FollowedUntil, WaitAmong } from '../../../starvation/recorded/index.ts';
import { count, number } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';

const where: Readonly<Record<FollowedUntil, string>> = {
  polled: 'when it is polled',
  others: 'when another task is polled',
  changed: 'when one of them begins, or its last poll does',
  end: 'the end of the recording',
};

/** The longest waits of tasks that were looked at alone: of each role after each kind of cause. */
export const amongLines = (waits: readonly WaitAmong[], width: number): readonly string[] =>
  waits.length === 0
    ? ['  the tasks of --among never waited alone with each other']
    : [
        '  longest waits among these alone',
        ...waits.map(({ role, task, kind, polls, from, to, until }) =>
          hanging(
            '    ',
            `${count(polls, 'poll')} of others: ${role} (task ${task}) after ${kind}, g ${number(from)} to g ${number(to)}, ${where[until]}`,
            width,
          ),
        ),
      ];
