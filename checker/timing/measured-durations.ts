import type { Durations } from './durations.ts';

/**
 * Measured by `npx tsx scripts/measure-durations.ts` in recordings of `traces/corpus` in which no guest of Wasmtime runs:
 * `step` and `pass` where one task yields alone on one worker, `oversleep` of the foreign thread of the recorded
 * programs, and `wakings` wherever one worker could be woken.
 */
export const measuredDurations: Durations = {
  step: 53,
  pass: 511,
  oversleep: 91_409,
  wakings: [
    { wakerIsBack: 20_511, wokenRuns: 2_734 },
    { wakerIsBack: 20_630, wokenRuns: 2_774 },
    { wakerIsBack: 20_601, wokenRuns: 2_794 },
    { wakerIsBack: 20_650, wokenRuns: 2_804 },
    { wakerIsBack: 20_611, wokenRuns: 2_805 },
    { wakerIsBack: 20_771, wokenRuns: 2_834 },
    { wakerIsBack: 20_670, wokenRuns: 2_844 },
    { wakerIsBack: 20_992, wokenRuns: 2_865 },
    { wakerIsBack: 20_961, wokenRuns: 2_905 },
    { wakerIsBack: 21_121, wokenRuns: 2_934 },
    { wakerIsBack: 24_176, wokenRuns: 3_165 },
    { wakerIsBack: 23_886, wokenRuns: 3_906 },
    { wakerIsBack: 1_855_158, wokenRuns: 4_206 },
    { wakerIsBack: 5_088, wokenRuns: 5_088 },
    { wakerIsBack: 2_404, wokenRuns: 5_639 },
    { wakerIsBack: 3_215, wokenRuns: 7_081 },
    { wakerIsBack: 4_117, wokenRuns: 9_014 },
    { wakerIsBack: 19_029, wokenRuns: 9_595 },
    { wakerIsBack: 7_968_935, wokenRuns: 10_956 },
    { wakerIsBack: 4_216, wokenRuns: 14_472 },
    { wakerIsBack: 9_134, wokenRuns: 16_325 },
    { wakerIsBack: 10_956, wokenRuns: 17_615 },
    { wakerIsBack: 7_972, wokenRuns: 18_763 },
    { wakerIsBack: 4_637, wokenRuns: 19_709 },
    { wakerIsBack: 12_008, wokenRuns: 20_611 },
    { wakerIsBack: 11_707, wokenRuns: 21_502 },
    { wakerIsBack: 6_150, wokenRuns: 23_515 },
    { wakerIsBack: 80_049, wokenRuns: 24_657 },
    { wakerIsBack: 15_022, wokenRuns: 25_267 },
    { wakerIsBack: 11_447, wokenRuns: 27_050 },
    { wakerIsBack: 11_587, wokenRuns: 27_631 },
    { wakerIsBack: 12_889, wokenRuns: 29_304 },
    { wakerIsBack: 12_158, wokenRuns: 31_297 },
    { wakerIsBack: 10_947, wokenRuns: 33_260 },
    { wakerIsBack: 12_408, wokenRuns: 33_871 },
    { wakerIsBack: 12_108, wokenRuns: 36_855 },
    { wakerIsBack: 19_909, wokenRuns: 38_632 },
    { wakerIsBack: 3_986, wokenRuns: 44_040 },
    { wakerIsBack: 10_084, wokenRuns: 71_811 },
    { wakerIsBack: 3_886, wokenRuns: 147_359 },
  ],
};
