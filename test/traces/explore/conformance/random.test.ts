import { exploreRandom, pct } from '../../../../traces/index.ts';
import { holdToTheLaws } from './explorers.suite.ts';

const chance = 'what it comes to is a matter of chance';
const skip = {
  'searches any machine to its end': chance,
  'decides automata': chance,
  'searches all within a depth': chance,
  'reports shortest paths': 'it reports the first path that it takes',
};

holdToTheLaws({
  name: 'at random',
  explore: exploreRandom({ runs: 1000, steps: 40, seed: 1 }),
  skip,
});

holdToTheLaws({
  name: 'at random by priorities',
  explore: exploreRandom({ runs: 2000, steps: 40, seed: 1, schedule: pct({ bugDepth: 6 }) }),
  skip: {
    ...skip,
    'searches up to symmetry': 'priorities are given to actors, which a symmetry does not tell apart',
  },
});
