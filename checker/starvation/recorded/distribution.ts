import { Histogram } from './histogram.ts';

/** What is told of many numbers. */
export interface Distribution {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** Sums a histogram up; undefined of nothing. */
export const distributionOf = (histogram: Histogram): Distribution | undefined =>
  histogram.count === 0
    ? undefined
    : {
        count: histogram.count,
        mean: histogram.mean,
        p50: histogram.quantile(0.5),
        p90: histogram.quantile(0.9),
        p99: histogram.quantile(0.99),
        max: histogram.max,
      };
