import type { Events } from './events.ts';
import { LaneGroup } from './lane.ts';
import { marked, type Lanes } from './worker-lanes.ts';

/** More tasks than anybody scrolls through; those that come later have no lane. */
const mostTasks = 5000;
/** No thread: it is the task itself that waits. */
const nobody = -2;

interface Followed {
  readonly group: LaneGroup;
  polls: number;
  runnable: boolean;
}

/** One lane for each task: when it is polled, and when it waits to be polled after it was woken or spawned. */
export const taskLanes = (events: Events, nameOf: (task: number) => string): Lanes => {
  const tasks = new Map<number, Followed>();
  const follow = (task: number): Followed | undefined => {
    const known = tasks.get(task);
    if (known !== undefined || tasks.size >= mostTasks) return known;
    const made = { group: new LaneGroup(nameOf(task)), polls: 0, runnable: false };
    tasks.set(task, made);
    return made;
  };
  const wait = (one: Followed, place: number, task: number): void => {
    if (one.polls === 0 && one.group.first?.open === undefined)
      one.group.first?.begin(place, 'waiting', task, nobody);
  };
  const owners: (Followed | undefined)[] = [];
  for (let place = 0; place < events.length; place++) {
    const task = events.task[place] ?? -1;
    const one = task < 0 ? undefined : follow(task);
    owners.push(one);
    if (one === undefined) continue;
    const [kind, thread] = [events.kindAt(place), events.s[place] ?? 0];
    if (kind === 'wake.begin' || kind === 'spawn.begin' || kind === 'yield') {
      one.runnable = true;
      wait(one, place, task);
    } else if (kind === 'poll.begin') {
      one.group.free(thread).begin(place, 'poll', task, thread);
      one.polls++;
      one.runnable = false;
    } else if (kind === 'poll.end') {
      const open = one.group.of(thread);
      open?.end(place);
      if (open !== undefined) one.polls--;
      if (one.runnable) wait(one, place, task);
    }
    if (marked.has(kind)) one.group.first?.mark(place);
  }
  const ordered = [...tasks].toSorted(([a], [b]) => a - b).map(([, one]) => one);
  const first = new Map<Followed, number>();
  let lanes = 0;
  for (const one of ordered) {
    first.set(one, lanes);
    lanes += one.group.makers.length;
  }
  const places = Int32Array.from(owners, (one) => (one === undefined ? -1 : (first.get(one) ?? -1)));
  return {
    lanes: ordered.flatMap(({ group }) => group.makers.map(({ lane }) => lane)),
    laneOf: (place) => places[place] ?? -1,
  };
};
