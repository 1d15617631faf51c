import { explore } from '../../../../traces/index.ts';
import { holdToTheLaws } from './explorers.suite.ts';

holdToTheLaws({ name: 'breadth first', explore });

const hashes = 'automata are not composed with hashes';
holdToTheLaws({
  name: 'breadth first by fingerprints',
  explore: (engine, options) => explore(engine, { ...options, fingerprint: true }),
  skip: { 'composes automata': hashes, 'decides automata': hashes },
});
