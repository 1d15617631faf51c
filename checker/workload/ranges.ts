/** Four times what Tokio uses for its largest constant, so that a state stays small. */
export const mostTicks = 1024;

/** The least and the most of each number that sizes a workload, both included. */
export const workloadRanges = {
  workers: { least: 1, most: 16 },
  tasks: { least: 1, most: 64 },
  polls: { least: 1, most: 64 },
  eventInterval: { least: 1, most: mostTicks },
  globalQueueInterval: { least: 1, most: mostTicks },
  queueCapacity: { least: 2, most: mostTicks },
  maxLifoPolls: { least: 1, most: mostTicks },
  coopBudget: { least: 1, most: mostTicks },
} as const;
