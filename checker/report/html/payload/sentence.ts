/** A clause as a sentence: with a capital letter, and a full stop if it ends without one. */
export const sentence = (clause: string): string => {
  const start = clause.slice(0, 1).toUpperCase() + clause.slice(1);
  return /[.!?]$/u.test(start) ? start : `${start}.`;
};
