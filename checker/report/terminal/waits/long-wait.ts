import { hasMigrated, type LongWait, type Ran } from '../../../starvation/recorded/index.ts';
import { nanoseconds } from '../../text/nanoseconds.ts';
import { count, number } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';

const ranText = ({ role, task, polls, ns }: Ran): string =>
  `${role} (task ${task}) ${count(polls, 'poll')}, ${nanoseconds(ns)}`;

const meanwhileText = ({ meanwhile, more, all }: LongWait): string => {
  if (meanwhile.length === 0) return 'meanwhile nothing ran that was recorded';
  const others = more === 0 ? [] : [`and ${count(more, 'other task')}`];
  const which = all ? 'meanwhile' : 'in the last part of it';
  return `${which} ${[...meanwhile.map(ranText), ...others].join('; ')}`;
};

const endText = (wait: LongWait): string => {
  const { poll, before } = wait;
  if (poll === undefined) return 'to the end of the recording';
  const where = poll.w === null ? '' : ` on worker ${poll.w}`;
  return `to g ${number(poll.g)}${where}${hasMigrated(wait) ? `, before on worker ${before ?? ''}` : ''}`;
};

/** A long wait: how long, of which task, from where to where, and what ran meanwhile. */
export const longWaitLines = (wait: LongWait, width: number): readonly string[] => {
  const { ns, polls, role, task, kind, cause } = wait;
  const what = `${nanoseconds(ns)}, ${count(polls, 'poll')} of others: ${role} (task ${task}) after ${kind}, g ${number(cause.g)} ${endText(wait)}`;
  return [hanging('    ', what, width), hanging('      ', meanwhileText(wait), width)];
};
