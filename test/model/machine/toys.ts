import { array, bool, enums, id, int, Machine, none, seq } from '../../../model/index.ts';

/** What the toy processes let be seen. */
export interface Sighting {
  readonly e: 'enter' | 'leave';
  readonly process: number;
}

const source = 'a toy';

/** Two processes and one lock: 8 states, 14 steps. */
export const mutex = () =>
  new Machine<ReturnType<typeof mutexSchema>, Sighting>(mutexSchema(), () => {})
    .each('processes', { name: 'try', source }, { at: 'idle' }, (me) => {
      me.at = 'waiting';
    })
    .each('processes', { name: 'enter', source }, { at: 'waiting' }, (me, state, context) => {
      if (state.holder !== none) return false;
      state.holder = me.index;
      me.at = 'critical';
      context.emit({ e: 'enter', process: me.index });
      return true;
    })
    .each('processes', { name: 'leave', source }, { at: 'critical' }, (me, state, context) => {
      state.holder = none;
      me.at = 'idle';
      context.emit({ e: 'leave', process: me.index });
    });

const mutexSchema = () => ({
  processes: array(2, { at: enums('idle', 'waiting', 'critical') }),
  holder: id('processes'),
});

const racySchema = () => ({
  processes: array(2, { at: enums('idle', 'saw-free', 'critical') }),
  locked: bool,
});

/** Looks at the lock and takes it in two steps, so that both processes can be critical after four. */
export const racyLock = () =>
  new Machine<ReturnType<typeof racySchema>, never>(racySchema(), () => {})
    .each('processes', { name: 'look', source }, { at: 'idle' }, (me, state) => {
      if (state.locked) return false;
      me.at = 'saw-free';
      return true;
    })
    .each('processes', { name: 'take', source }, { at: 'saw-free' }, (me, state) => {
      state.locked = true;
      me.at = 'critical';
    })
    .invariant('at most one process is critical', ({ processes }) => {
      let critical = 0;
      for (let i = 0; i < processes.length; i++) if (processes.get(i).at === 'critical') critical++;
      return critical <= 1;
    });

const petersonSchema = () => ({
  processes: array(2, { at: enums('idle', 'interested', 'waiting', 'critical'), flag: bool }),
  turn: int(0, 1),
});

/** Peterson's mutual exclusion, one access to shared memory a step. */
export const peterson = () =>
  new Machine<ReturnType<typeof petersonSchema>, never>(petersonSchema(), () => {})
    .each('processes', { name: 'raiseFlag', source }, { at: 'idle' }, (me) => {
      me.flag = true;
      me.at = 'interested';
    })
    .each('processes', { name: 'giveWay', source }, { at: 'interested' }, (me, state) => {
      state.turn = 1 - me.index;
      me.at = 'waiting';
    })
    .pair(
      'processes',
      'processes',
      { name: 'enter', source },
      [{ at: 'waiting' }, {}],
      (me, other, state) => {
        if (other.flag && state.turn !== me.index) return false;
        me.at = 'critical';
        return true;
      },
    )
    .each('processes', { name: 'leave', source }, { at: 'critical' }, (me) => {
      me.flag = false;
      me.at = 'idle';
    })
    .invariant(
      'at most one process is critical',
      ({ processes }) => processes.get(0).at !== 'critical' || processes.get(1).at !== 'critical',
    );

const queueSchema = () => ({ items: array(2, { seen: bool }), queue: seq('items', 3) });

/** A queue of up to three of two items: 1 + 2 + 4 + 8 states, 28 steps. */
export const boundedQueue = () =>
  new Machine<ReturnType<typeof queueSchema>, never>(queueSchema(), () => {})
    .each('items', { name: 'push', source }, {}, (me, { queue }) => {
      if (queue.length === 3) return false;
      queue.push(me.index);
      return true;
    })
    .once({ name: 'pop', source }, ({ queue }) => {
      if (queue.isEmpty) return false;
      queue.shift();
      return true;
    });

const diceSchema = () => ({ first: int(0, 6), second: int(0, 6) });

/** Two dice in one step: 36 successors, all terminal. */
export const dice = () =>
  new Machine<ReturnType<typeof diceSchema>, number>(diceSchema(), () => {}).once(
    { name: 'roll', source },
    (state, context) => {
      if (state.first > 0) return false;
      state.first = context.choose(6) + 1;
      state.second = context.choose(6) + 1;
      context.emit(state.first + state.second);
      return true;
    },
  );

/** A machine that walks a graph given as, for each node, the nodes after it; it emits where it arrives. */
export const walker = (edges: readonly (readonly number[])[]) => {
  const schema = { at: int(0, edges.length - 1) };
  return new Machine<typeof schema, number>(schema, () => {}).once(
    { name: 'go', source },
    (state, context) => {
      const next = edges[state.at] ?? [];
      if (next.length === 0) return false;
      state.at = next[context.choose(next.length)] ?? state.at;
      context.emit(state.at);
      return true;
    },
  );
};
