import type { Rules } from '../../model/index.ts';
import type { Workload } from '../workload/workload.ts';
import { exhibits } from './rule-exhibits/exhibits.ts';

type Rule = keyof Rules;

const ofCurrentThread: ReadonlySet<Rule> = new Set([
  'currentThreadTickCounts',
  'currentThreadOwnWakeUnparks',
  'currentThreadPendingWork',
  'currentThreadStaysAwakeFor',
  'currentThreadDriverAfterHook',
]);

/** What both schedulers have: all else is about workers that give their cores away, their local queues and each other. */
const ofBoth: ReadonlySet<Rule> = new Set([
  'yieldNowDefers',
  'deferredWakeOrder',
  'deferDropsRepeats',
  'coopDefers',
]);

const ofLifoSlots: ReadonlySet<Rule> = new Set([
  'blockInPlaceQueuesLifo',
  'lifoPollCap',
  'lifoStealable',
  'lifoPushNotifies',
]);

const isRule = (name: string): name is Rule => Object.hasOwn(exhibits, name);

/** Whether the scheduler has what a rule is about. What is no rule of Tokio's schedulers may be about anything. */
export const isOfScheduler = (rule: string, { flavor }: Pick<Workload, 'flavor'>): boolean =>
  !isRule(rule) || ofBoth.has(rule) || ofCurrentThread.has(rule) === (flavor === 'current_thread');

/** Whether runs of a workload can depend on a rule: its scheduler has it, and nothing it needs is switched off. */
export const isInPlay = (rule: string, workload: Pick<Workload, 'flavor' | 'constants'>): boolean => {
  if (!isRule(rule)) return true;
  if (!isOfScheduler(rule, workload) || 'unseen' in exhibits[rule]) return false;
  const { lifoSlot, eagerDriverHandoff = false } = workload.constants;
  return (lifoSlot || !ofLifoSlots.has(rule)) && (eagerDriverHandoff || rule !== 'eagerDriverHandoff');
};
