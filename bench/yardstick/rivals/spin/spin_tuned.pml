/* The yardstick as SPIN searches it fastest: queues in integers, and guards nested so that each is tested once. */
/* spin -a -DWORKERS=3 -DTASKS=4 -DPOLLS=3 -DDEFERS=1 spin_tuned.pml */

#include "each.pml"

/* A queue holds 3 bits a task, its front lowest. */
#define QUEUE short

byte phase[WORKERS];
byte current[WORKERS];
byte lifoSlot[WORKERS];
QUEUE queue[WORKERS];
#if DEFERS
QUEUE deferred[WORKERS];
#endif
QUEUE inject;
byte pollsLeft[TASKS + 1] = POLLS;
bool blocked[TASKS + 1];

/* Used within steps only. */
byte bits;

#include "phases.pml"

#define ME (_pid - 1)
#define QUEUE_IS_EMPTY(w) (queue[w] == 0)
#define FRONT(q) ((q) & 7)
#define LOWEST(n) ((1 << (n)) - 1)
#define BITS(q) ((q) == 0 -> 0 : ((q) < 8 -> 3 : ((q) < 64 -> 6 : ((q) < 512 -> 9 : ((q) < 4096 -> 12 : 15)))))
#define PUSHED(q, id) ((q) | ((id) << BITS(q)))

#if DEFERS
#define TAKE_BACK_DEFERRED d_step { queue[ME] = deferred[ME]; deferred[ME] = 0; phase[ME] = ACTIVE }
#define WAKE_DEFERRED_OR_PARK \
  if \
  :: deferred[ME] == 0 -> phase[ME] = PARKED \
  :: (deferred[ME] != 0 && deferred[ME] < 8) -> TAKE_BACK_DEFERRED \
  :: deferred[ME] > 7 -> TAKE_BACK_DEFERRED notify() \
  fi
#else
#define WAKE_DEFERRED_OR_PARK phase[ME] = PARKED
#endif

#define STEAL(victim) \
  :: victim != ME && queue[victim] != 0 -> \
     d_step { \
       bits = 3 * ((BITS(queue[victim]) / 3 + 1) / 2); \
       current[ME] = FRONT(queue[victim] >> (bits - 3)); \
       queue[ME] = queue[victim] & LOWEST(bits - 3); \
       queue[victim] = queue[victim] >> bits; \
       phase[ME] = ACTIVE; bits = 0 \
     } \
     notify()

#define WAKE(woken) \
  :: blocked[woken] -> \
     blocked[woken] = 0; \
     if \
     :: lifoSlot[ME] == 0 -> lifoSlot[ME] = woken \
     :: else -> d_step { queue[ME] = PUSHED(queue[ME], lifoSlot[ME]); lifoSlot[ME] = woken } notify() \
     fi

#define EXTERNAL_WAKE(woken) \
  :: atomic { blocked[woken] -> d_step { blocked[woken] = 0; inject = PUSHED(inject, woken) } notify() }

proctype Worker() {
end:
  do
  :: atomic { phase[ME] == ACTIVE && current[ME] == 0 ->
       if
       :: lifoSlot[ME] != 0 -> d_step { current[ME] = lifoSlot[ME]; lifoSlot[ME] = 0 }
       :: else ->
          if
          :: queue[ME] != 0 -> d_step { current[ME] = FRONT(queue[ME]); queue[ME] = queue[ME] >> 3 }
          :: else ->
             if
             :: inject != 0 -> d_step { current[ME] = FRONT(inject); inject = inject >> 3 }
             :: else ->
                if
                :: 2 * SEARCHERS < WORKERS -> phase[ME] = SEARCHING
                :: else -> WAKE_DEFERRED_OR_PARK
                fi
             fi
          fi
       fi }
  :: atomic { current[ME] != 0 ->
       if
       :: pollsLeft[current[ME]] == 1 -> d_step { pollsLeft[current[ME]] = 0; current[ME] = 0 }
#if DEFERS
       :: pollsLeft[current[ME]] > 1 ->
          d_step { pollsLeft[current[ME]]--; deferred[ME] = PUSHED(deferred[ME], current[ME]); current[ME] = 0 }
#else
       :: pollsLeft[current[ME]] > 1 ->
          d_step { pollsLeft[current[ME]]--; queue[ME] = PUSHED(queue[ME], current[ME]); current[ME] = 0 }
          notify()
#endif
       :: pollsLeft[current[ME]] > 1 -> d_step { pollsLeft[current[ME]]--; blocked[current[ME]] = 1; current[ME] = 0 }
       EACH_TASK(WAKE)
       fi }
  :: atomic { phase[ME] == SEARCHING ->
       if
       :: inject != 0 -> d_step { current[ME] = FRONT(inject); inject = inject >> 3; phase[ME] = ACTIVE } notify()
       EACH_WORKER(STEAL)
       :: inject == 0 && ALL_WORKERS(QUEUE_IS_EMPTY) -> WAKE_DEFERRED_OR_PARK
       fi }
  od
}

proctype Environment() {
end:
  do
  EACH_TASK(EXTERNAL_WAKE)
  od
}

#if DEFERS
#define HOLDS_WORK(w) (queue[w] != 0 || deferred[w] != 0 || lifoSlot[w] != 0 || current[w] != 0)
#else
#define HOLDS_WORK(w) (queue[w] != 0 || lifoSlot[w] != 0 || current[w] != 0)
#endif

/* While all workers are parked, no task waits to be polled. */
proctype NoLostWork() {
end:
  d_step { SLEEPERS == WORKERS && (inject != 0 || ANY_WORKER(HOLDS_WORK)) -> assert(false) }
}

#define INJECT(spawned) inject = PUSHED(inject, spawned);
#define RUN_WORKER(w) run Worker();

init {
  atomic {
    EACH_TASK(INJECT)
    EACH_WORKER(RUN_WORKER)
    run Environment();
    run NoLostWork()
  }
}
