#include <stdio.h>
#include <sys/resource.h>

/* Linked into every rival: says at the end what the process has cost, as usage.ts does for ours. */

/* Of the process itself: the maximum that getrusage knows is inherited from whoever started it. */
static long peakKilobytes(void) {
  long peak = 0;
  char line[256];
  FILE *const status = fopen("/proc/self/status", "r");
  if (status == NULL) return 0;
  while (fgets(line, sizeof line, status) != NULL)
    if (sscanf(line, "VmHWM: %ld", &peak) == 1) break;
  fclose(status);
  return peak;
}

static double seconds(struct timeval time) { return (double)time.tv_sec + 1e-6 * (double)time.tv_usec; }

__attribute__((destructor)) static void sayUsage(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  fprintf(stderr, "usage {\"cpuSeconds\":%.6f,\"peakBytes\":%ld}\n",
          seconds(usage.ru_utime) + seconds(usage.ru_stime), peakKilobytes() * 1024);
}
