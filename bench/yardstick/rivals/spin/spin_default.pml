/* The yardstick as one would first write it: channels for queues, one option for each action. */
/* spin -a -DWORKERS=3 -DTASKS=4 -DPOLLS=3 -DDEFERS=1 spin_default.pml */

#include "each.pml"

byte phase[WORKERS];
byte current[WORKERS];
byte lifoSlot[WORKERS];
chan queue[WORKERS] = [TASKS] of { byte };
#if DEFERS
chan deferred[WORKERS] = [TASKS] of { byte };
#endif
chan inject = [TASKS] of { byte };
byte pollsLeft[TASKS + 1] = POLLS;
bool blocked[TASKS + 1];

/* Used within steps only. */
hidden byte count, task;

#include "phases.pml"

#define ME (_pid - 1)
#define QUEUE_IS_EMPTY(w) empty(queue[w])
#define IDLE (phase[ME] == ACTIVE && current[ME] == 0)
#define POLLING (current[ME] != 0)
#define NO_LOCAL_TASK (IDLE && lifoSlot[ME] == 0 && empty(queue[ME]))
#define MAY_NOT_SEARCH (NO_LOCAL_TASK && empty(inject) && 2 * SEARCHERS >= WORKERS)
#define FOUND_NOTHING (phase[ME] == SEARCHING && empty(inject) && ALL_WORKERS(QUEUE_IS_EMPTY))

#define STEAL(victim) \
  :: atomic { phase[ME] == SEARCHING && victim != ME && nempty(queue[victim]) -> \
       d_step { \
         count = (len(queue[victim]) + 1) / 2; \
         do \
         :: count > 1 -> queue[victim]?task; queue[ME]!task; count-- \
         :: else -> break \
         od; \
         queue[victim]?task; current[ME] = task; phase[ME] = ACTIVE; count = 0; task = 0 \
       } \
       notify() }

#define WAKE(woken) \
  :: d_step { POLLING && blocked[woken] && lifoSlot[ME] == 0 -> blocked[woken] = 0; lifoSlot[ME] = woken } \
  :: atomic { POLLING && blocked[woken] && lifoSlot[ME] != 0 -> \
       d_step { blocked[woken] = 0; queue[ME]!lifoSlot[ME]; lifoSlot[ME] = woken } \
       notify() }

#define EXTERNAL_WAKE(woken) \
  :: atomic { blocked[woken] -> d_step { blocked[woken] = 0; inject!woken } notify() }

proctype Worker() {
end:
  do
  :: d_step { IDLE && lifoSlot[ME] != 0 -> current[ME] = lifoSlot[ME]; lifoSlot[ME] = 0 }
  :: d_step { IDLE && lifoSlot[ME] == 0 && nempty(queue[ME]) -> queue[ME]?task; current[ME] = task; task = 0 }
  :: d_step { NO_LOCAL_TASK && nempty(inject) -> inject?task; current[ME] = task; task = 0 }
  :: d_step { NO_LOCAL_TASK && empty(inject) && 2 * SEARCHERS < WORKERS -> phase[ME] = SEARCHING }

  EACH_WORKER(STEAL)
  :: atomic { phase[ME] == SEARCHING && nempty(inject) ->
       d_step { inject?task; current[ME] = task; task = 0; phase[ME] = ACTIVE }
       notify() }

#if DEFERS
  :: d_step { (MAY_NOT_SEARCH || FOUND_NOTHING) && empty(deferred[ME]) -> phase[ME] = PARKED }
  :: d_step { (MAY_NOT_SEARCH || FOUND_NOTHING) && len(deferred[ME]) == 1 ->
       deferred[ME]?task; queue[ME]!task; task = 0; phase[ME] = ACTIVE }
  :: atomic { (MAY_NOT_SEARCH || FOUND_NOTHING) && len(deferred[ME]) > 1 ->
       d_step {
         do
         :: nempty(deferred[ME]) -> deferred[ME]?task; queue[ME]!task
         :: empty(deferred[ME]) -> break
         od;
         task = 0; phase[ME] = ACTIVE
       }
       notify() }
#else
  :: d_step { MAY_NOT_SEARCH || FOUND_NOTHING -> phase[ME] = PARKED }
#endif

  :: d_step { POLLING && pollsLeft[current[ME]] == 1 -> pollsLeft[current[ME]] = 0; current[ME] = 0 }
  :: d_step { POLLING && pollsLeft[current[ME]] > 1 ->
       pollsLeft[current[ME]]--; blocked[current[ME]] = 1; current[ME] = 0 }
#if DEFERS
  :: d_step { POLLING && pollsLeft[current[ME]] > 1 ->
       pollsLeft[current[ME]]--; deferred[ME]!current[ME]; current[ME] = 0 }
#else
  :: atomic { POLLING && pollsLeft[current[ME]] > 1 ->
       d_step { pollsLeft[current[ME]]--; queue[ME]!current[ME]; current[ME] = 0 }
       notify() }
#endif

  EACH_TASK(WAKE)
  od
}

proctype Environment() {
end:
  do
  EACH_TASK(EXTERNAL_WAKE)
  od
}

#if DEFERS
#define HOLDS_WORK(w) (nempty(queue[w]) || nempty(deferred[w]) || lifoSlot[w] != 0 || current[w] != 0)
#else
#define HOLDS_WORK(w) (nempty(queue[w]) || lifoSlot[w] != 0 || current[w] != 0)
#endif

/* While all workers are parked, no task waits to be polled. */
proctype NoLostWork() {
end:
  d_step { SLEEPERS == WORKERS && (nempty(inject) || ANY_WORKER(HOLDS_WORK)) -> assert(false) }
}

#define INJECT(spawned) inject!spawned;
#define RUN_WORKER(w) run Worker();

init {
  atomic {
    EACH_TASK(INJECT)
    EACH_WORKER(RUN_WORKER)
    run Environment();
    run NoLostWork()
  }
}
