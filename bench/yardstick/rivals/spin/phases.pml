#define ACTIVE 0
#define SEARCHING 1
#define PARKED 2

#define IS_SEARCHING(w) (phase[w] == SEARCHING)
#define IS_PARKED(w) (phase[w] == PARKED)
#define SEARCHERS SUM_OF_WORKERS(IS_SEARCHING)
#define SLEEPERS SUM_OF_WORKERS(IS_PARKED)

#define UNPARK(w) :: SEARCHERS == 0 && phase[w] == PARKED -> phase[w] = SEARCHING

/* Sets any parked worker searching, if nobody searches yet. */
inline notify() {
  if
  EACH_WORKER(UNPARK)
  :: SEARCHERS > 0 || SLEEPERS == 0 -> skip
  fi
}
