import type { Durations } from './durations.ts';

/**
 * Measured by `npx tsx scripts/measure-durations.ts` in recordings of `traces/corpus` in which no guest of Wasmtime runs:
 * `step` and `pass` where one task yields alone on one worker, `oversleep` of the foreign thread of the recorded
 * programs, and `wakings` wherever one worker could be woken and the one that woke it was not descheduled.
 */
export const measuredDurations: Durations = {
  step: 53,
  pass: 511,
  oversleep: 91_409,
  wakings: [
    { wakerIsBack: 20_511, wokenRuns: 2_734 },
    { wakerIsBack: 20_630, wokenRuns: 2_774 },
    { wakerIsBack: 20_751, wokenRuns: 2_794 },
    { wakerIsBack: 20_982, wokenRuns: 2_795 },
    { wakerIsBack: 20_671, wokenRuns: 2_805 },
    { wakerIsBack: 23_335, wokenRuns: 2_824 },
    { wakerIsBack: 20_861, wokenRuns: 2_844 },
    { wakerIsBack: 20_621, wokenRuns: 2_854 },
    { wakerIsBack: 20_751, wokenRuns: 2_874 },
    { wakerIsBack: 20_821, wokenRuns: 2_924 },
    { wakerIsBack: 21_221, wokenRuns: 3_034 },
    { wakerIsBack: 20_440, wokenRuns: 3_355 },
    { wakerIsBack: 7_622, wokenRuns: 4_016 },
    { wakerIsBack: 14_612, wokenRuns: 4_807 },
    { wakerIsBack: 2_314, wokenRuns: 5_238 },
    { wakerIsBack: 3_215, wokenRuns: 7_081 },
    { wakerIsBack: 17_736, wokenRuns: 9_073 },
    { wakerIsBack: 9_915, wokenRuns: 9_915 },
    { wakerIsBack: 4_167, wokenRuns: 15_483 },
    { wakerIsBack: 9_334, wokenRuns: 16_905 },
    { wakerIsBack: 10_345, wokenRuns: 17_907 },
    { wakerIsBack: 7_972, wokenRuns: 18_763 },
    { wakerIsBack: 4_637, wokenRuns: 19_709 },
    { wakerIsBack: 12_008, wokenRuns: 20_611 },
    { wakerIsBack: 11_166, wokenRuns: 21_446 },
    { wakerIsBack: 6_150, wokenRuns: 23_515 },
    { wakerIsBack: 10_405, wokenRuns: 24_456 },
    { wakerIsBack: 12_939, wokenRuns: 24_777 },
    { wakerIsBack: 8_032, wokenRuns: 26_945 },
    { wakerIsBack: 11_767, wokenRuns: 27_351 },
    { wakerIsBack: 13_551, wokenRuns: 28_774 },
    { wakerIsBack: 12_348, wokenRuns: 30_165 },
    { wakerIsBack: 11_287, wokenRuns: 32_659 },
    { wakerIsBack: 12_759, wokenRuns: 33_460 },
    { wakerIsBack: 12_578, wokenRuns: 35_793 },
    { wakerIsBack: 19_889, wokenRuns: 37_340 },
    { wakerIsBack: 13_340, wokenRuns: 38_898 },
    { wakerIsBack: 9_064, wokenRuns: 44_627 },
    { wakerIsBack: 10_084, wokenRuns: 71_811 },
    { wakerIsBack: 3_886, wokenRuns: 147_359 },
  ],
};

/** Wakings that were seen, and those that are not among these, since whoever woke another thread was descheduled. */
export const wakingsSeen = { all: 184, descheduled: 11 };
