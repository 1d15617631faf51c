/** What a link into the page names. */
export interface Target {
  /** Place of a finding; `recording` for the whole recording. */
  readonly finding: number | 'recording' | undefined;
  /** A step of a run. */
  readonly step: number | undefined;
  /** The position of an event. */
  readonly g: number | undefined;
  /** Which run of a fork. */
  readonly side: number | undefined;
}

const whole = (text: string | null): number | undefined =>
  text !== null && /^\d{1,15}$/u.test(text) ? Number(text) : undefined;

/** Reads `#f=0&s=4` and the like; what it does not know it leaves out. */
export const parseHash = (hash: string): Target => {
  const named = new URLSearchParams(hash.replace(/^#/u, ''));
  return {
    finding: named.get('f') === 'recording' ? 'recording' : whole(named.get('f')),
    step: whole(named.get('s')),
    g: whole(named.get('g')),
    side: whole(named.get('side')),
  };
};

/** The inverse of `parseHash`. */
export const formatHash = ({ finding, step, g, side }: Target): string => {
  const named = { f: finding, s: step, g, side: side === 0 ? undefined : side };
  const parts = Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return `#${parts.join('&')}`;
};
