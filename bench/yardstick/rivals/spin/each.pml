/* Repetition over workers, numbered from 0, and over tasks, numbered from 1 so that 0 is no task. */

#if WORKERS == 2
#define EACH_WORKER(of) of(0) of(1)
#define ANY_WORKER(of) (of(0) || of(1))
#define ALL_WORKERS(of) (of(0) && of(1))
#define SUM_OF_WORKERS(of) (of(0) + of(1))
#elif WORKERS == 3
#define EACH_WORKER(of) of(0) of(1) of(2)
#define ANY_WORKER(of) (of(0) || of(1) || of(2))
#define ALL_WORKERS(of) (of(0) && of(1) && of(2))
#define SUM_OF_WORKERS(of) (of(0) + of(1) + of(2))
#else
#define EACH_WORKER(of) of(0) of(1) of(2) of(3)
#define ANY_WORKER(of) (of(0) || of(1) || of(2) || of(3))
#define ALL_WORKERS(of) (of(0) && of(1) && of(2) && of(3))
#define SUM_OF_WORKERS(of) (of(0) + of(1) + of(2) + of(3))
#endif

#if TASKS == 2
#define EACH_TASK(of) of(1) of(2)
#elif TASKS == 3
#define EACH_TASK(of) of(1) of(2) of(3)
#elif TASKS == 4
#define EACH_TASK(of) of(1) of(2) of(3) of(4)
#else
#define EACH_TASK(of) of(1) of(2) of(3) of(4) of(5)
#endif
