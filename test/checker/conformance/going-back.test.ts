import { describe, expect, it } from 'vitest';
import type { Mode } from '../../../checker/conformance/hypothesis.ts';
import type { Moment } from '../../../checker/conformance/moments.ts';
import type { Player, Supposition } from '../../../checker/conformance/player.ts';
import { Search } from '../../../checker/conformance/search.ts';

/** Remembers which events it was held to, whether it showed them or not. */
class Told implements Supposition<Told> {
  readonly surprises = 0;
  readonly tape = undefined;
  readonly mode: Mode;
  readonly heldTo: number[];

  constructor(mode: Mode, heldTo: readonly number[] = []) {
    this.mode = mode;
    this.heldTo = [...heldTo];
  }

  copy(): Told {
    return new Told(this.mode, this.heldTo);
  }

  key(): string {
    return this.heldTo.join();
  }
}

/** Shows no event that `isRefused` says so of; `tried` is told what each hypothesis was held to before each event. */
const playerThatRefuses = (
  isRefused: (g: number, thorough: boolean) => boolean,
  tried: (heldTo: readonly number[], g: number) => void = () => undefined,
): Player<Told> => ({
  start: (mode) => new Told(mode),
  act: (h, { event: { g } }) => {
    tried(h.heldTo.slice(), g);
    h.heldTo.push(g);
    return isRefused(g, h.mode.thorough) ? [] : [h];
  },
  lookAhead: (h) => [h],
  likelier: (ways) => ways,
});

const options = { altTimer: false, keepsTape: false, tellsBudget: true };

/** Events of one thread that is never silent for long. */
const moments = (length = 200): readonly Moment[] => {
  const all: Moment[] = Array.from({ length }, (_, g) => ({
    event: { e: 'mark', g, t: g, s: 1, w: 0, label: 'x', value: 0 },
  }));
  for (const [g, moment] of all.entries()) {
    const next = all[g + 1];
    if (next !== undefined) moment.next = next;
  }
  return all;
};

const upTo = (g: number): readonly number[] => Array.from({ length: g }, (_, i) => i);

/** Takes events until one is refused, and gives that. */
const refusedBy = (search: Search<Told>): Moment => {
  for (const moment of moments()) if (search.observe(moment) === 'refused') return moment;
  throw new Error('every event was shown');
};

const onlyThoroughFor100 = (g: number, thorough: boolean): boolean =>
  (!thorough && g === 100) || g === 120 || (thorough && g > 105);

const leadsOn = ({ next }: Moment): boolean => next !== undefined;

describe('a search that has to go back', () => {
  it('keeps what it had shown where going back leads to less', () => {
    const search = new Search(
      playerThatRefuses((g, thorough) => g === 150 || (thorough && g === 130)),
      options,
    );
    const { event } = refusedBy(search);
    expect(event.g).toBe(150);
    expect(search.events).toBe(150);
    expect(search.hypotheses.map(({ heldTo }) => heldTo)).toEqual([upTo(150)]);
  });

  it('asks for reasons those hypotheses that have shown all before, and nothing else', () => {
    const tries: (readonly [readonly number[], number])[] = [];
    const player = playerThatRefuses(
      (g, thorough) => g === 150 || (thorough && g === 130),
      (heldTo, g) => tries.push([heldTo, g]),
    );
    const search = new Search(player, options);
    const refused = refusedBy(search);
    tries.length = 0;
    search.reasonsAgainst(refused);
    expect(tries).toEqual([[upTo(150), 150]]);
  });

  it('goes on from where it came through, and does not try leanly again what that was refused', () => {
    const search = new Search(playerThatRefuses(onlyThoroughFor100), options);
    const { event } = refusedBy(search);
    expect(event.g).toBe(120);
    expect(search.returns).toBe(2);
    expect(search.events).toBe(120);
    expect(search.hypotheses.map(({ heldTo }) => heldTo)).toEqual([upTo(120)]);
  });

  it('is where going back has led it, if that is as far', () => {
    const search = new Search(
      playerThatRefuses((g) => g === 150),
      options,
    );
    expect(refusedBy(search).event.g).toBe(150);
    expect(search.events).toBe(150);
    expect(search.hypotheses.map(({ heldTo }) => heldTo)).toEqual([upTo(150)]);
  });

  it('lets go of what it cannot go back to', () => {
    const search = new Search(
      playerThatRefuses(() => false),
      options,
    );
    const all = moments(10_000);
    for (const moment of all) search.observe(moment);
    expect(all.filter(leadsOn).length).toBeLessThan(5_000);
    expect(all.slice(-2_000, -1).every(leadsOn)).toBe(true);
  });
});
