import { rulesOf } from '../../../model/index.ts';
import { realConstants, type EndlessQuestion, type Swept } from '../../starvation/index.ts';
import type { ComparedBound } from '../guarantees/bounds.ts';
import type { RecordedWait } from './recorded-wait.ts';
import { recordedWaits } from './recorded-waits.generated.ts';

/** Whether two values of plain data are the same; where only their fields are in another order they count as different. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const multiThread = 'multi_thread';

/**
 * Whether a recording was made of what is asked about: the same tasks on a scheduler with the same rules and constants. The
 * interval of the inject queue is the one that Tokio starts with, and tunes later.
 */
const isOf = (
  { workload, size, flavor, rules, wasmtime, constants }: EndlessQuestion,
  wait: RecordedWait,
): boolean =>
  wait.workload === workload.name &&
  wait.tasks === size.tasks &&
  wait.yield === size.yield &&
  size.policy === undefined &&
  wait.flavor === (flavor ?? multiThread) &&
  wasmtime === undefined &&
  isSame(constants, realConstants(flavor)) &&
  isSame(rules, rulesOf(wait.tokio));

/** The longest wait that a recording shows of what a cell tells the bound of, if one was made of that. */
export const recordedWaitOf = ({ role, point: { question } }: Swept): RecordedWait | undefined =>
  recordedWaits.find((wait) => wait.role === role && isOf(question, wait));

/** By side, the longest wait that a recording shows; none is of rounds. */
export const recordedWaitsOf = ({
  measure,
  waits: [one, other],
}: ComparedBound): readonly [RecordedWait | undefined, RecordedWait | undefined] =>
  measure === 'polls' ? [recordedWaitOf(one), recordedWaitOf(other)] : [undefined, undefined];

/** The arguments that show such a wait again. */
export const showingWait = ({ file, among }: RecordedWait): readonly string[] => [
  'check',
  file,
  '--waits',
  '--among',
  among.join(','),
];
