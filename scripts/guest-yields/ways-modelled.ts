import type { Instruction, Program } from '../../model/index.ts';
import type { Told } from './corpus.ts';

/** The programs that are recorded, as `scripts/capture/guests.ts` asks `traces/recorder/guests` for them; times in nanoseconds. */
export const sizes: Readonly<
  Record<
    Told,
    { readonly guests: number; readonly lasts: number; readonly epoch: number; readonly fuel: number }
  >
> = {
  'one-guest': { guests: 1, lasts: 300_000_000, epoch: 1_000_000, fuel: 10_000_000 },
  'three-guests': { guests: 3, lasts: 120_000_000, epoch: 500_000, fuel: 5_000_000 },
};

/** What a guest does in one yield. */
export const yieldsBy = (way: string): readonly Instruction[] => {
  switch (way) {
    case 'none':
    case 'continue':
      return [];
    case 'own':
    case 'own-by-callback':
    case 'fuel':
      return [{ does: 'yield', how: 'self-wake' }];
    case 'yield-now':
      return [{ does: 'yield', how: 'yield_now' }];
    case 'yield-now-twice':
      return [
        { does: 'yield', how: 'yield_now' },
        { does: 'yield', how: 'yield_now' },
      ];
    case 'sleep-zero':
      return [{ does: 'wait', for: 'timer' }];
    case 'spawn-blocking':
      return [{ does: 'wait', for: 'blocking pool' }];
    default:
      throw new RangeError(`nothing is known of guests that yield by ${way}`);
  }
};

/** A task that goes round the same instructions for ever. */
export const forEver = (role: string, ...instructions: readonly Instruction[]): Program => ({
  role,
  instructions: [...instructions, { does: 'repeat' }],
});

/** A guest, which computes and yields. */
export const guestBy = (way: string): Program => forEver('guest', { does: 'compute' }, ...yieldsBy(way));
