import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gather } from '../../scripts/vacuity/gather.ts';
import { namesIn } from '../../scripts/vacuity/never.ts';
import { pinnedFile, pinnedOf, statesForTest } from '../../scripts/vacuity/pinned.ts';

describe('the specification', () => {
  const gathered = gather(statesForTest);
  const never = pinnedOf(gathered);

  it('has actions and guards that were looked at', () => {
    expect(gathered.surveys.length).toBeGreaterThan(200);
    expect(namesIn(gathered.surveys, 'actions').length).toBeGreaterThan(50);
    expect(namesIn(gathered.surveys, 'terms').length).toBeGreaterThan(50);
  });

  it('has no action that is never taken, and one condition that another one implies', () => {
    expect(never.neverTaken).toEqual([]);
    expect(never.neverDecisive).toEqual(['multi_thread: stealWork needs workers.at: steal']);
  });

  // `npx tsx scripts/pin-vacuity.ts` writes the list anew: what is new in it is dead, or needs a combination that runs it.
  it('has no branch that is never run but those that are known', () => {
    const pinned: unknown = JSON.parse(readFileSync(pinnedFile, 'utf8'));
    expect(never).toEqual(pinned);
  });
});
