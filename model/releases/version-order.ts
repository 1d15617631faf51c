const parts = (version: string): readonly number[] => version.replace(/\+.*$/u, '').split('.').map(Number);

/**
 * Whether `a` comes before (negative), after (positive) or is `b`; a part that is missing is zero. Rules that are changed in
 * either make no difference.
 */
export const compareVersions = (a: string, b: string): number => {
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
