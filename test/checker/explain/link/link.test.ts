import { describe, expect, test } from 'vitest';
import { ruleHistories } from '../../../../model/index.ts';
import { beliefs } from '../../../../checker/beliefs/index.ts';
import { linkOf } from '../../../../checker/explain/link/link.ts';
import { allProperties } from '../../../../checker/properties/index.ts';
import facts from '../../../fixtures/tokio-source/files.json' with { type: 'json' };
import { scenarioNames, workbench } from '../support/random-run.ts';

const sourcesOf = (flavor: 'multi_thread' | 'current_thread'): readonly string[] =>
  scenarioNames.flatMap((scenario) =>
    workbench({ scenario, way: 'yield_now', flavor })
      .specification.compiled()
      .actions.map(({ rule }) => rule.source),
  );

const sources = [
  ...new Set([
    ...sourcesOf('multi_thread'),
    ...sourcesOf('current_thread'),
    ...allProperties.map(({ source }) => source),
    ...beliefs.map(({ claim }) => claim.source),
    ...Object.values(ruleHistories).map(({ source }) => source),
  ]),
];

const pathIn = (link: string, release: string): string => {
  const start = `https://github.com/tokio-rs/tokio/blob/tokio-${release}/tokio/src/`;
  expect(link.startsWith(start)).toBe(true);
  return link.slice(start.length);
};

describe('links into the source of Tokio', () => {
  test.each(Object.entries(facts))('lead to files that Tokio %s has', (release, paths) => {
    const linked = sources.flatMap((source) => linkOf(source, release) ?? []);
    expect(linked.length).toBeGreaterThan(20);
    expect(linked.filter((link) => !paths.includes(pathIn(link, release)))).toEqual([]);
  });

  test('are missing in the newest release only where no file of Tokio is named', () => {
    const without = sources.filter((source) => linkOf(source, '1.53.1') === undefined);
    expect(without.filter((source) => source.includes('.rs') && !source.startsWith('shuttle: '))).toEqual([]);
    expect(without.length).toBeGreaterThan(0);
  });

  test('are missing before a release has the file', () => {
    expect(linkOf('defer.rs Defer::wake', '1.22.0')).toBeUndefined();
    expect(linkOf('defer.rs Defer::wake', '1.23.0')).toContain('/runtime/defer.rs');
  });

  test('tell files of one name apart by what is said to be in them', () => {
    expect(linkOf('park.rs Parker::park', '1.53.1')).toContain('/multi_thread/park.rs');
    expect(linkOf('park.rs CachedParkThread::block_on', '1.53.1')).toContain('/runtime/park.rs');
  });

  test('take a minor for its first release, master for the newest known, and nothing else', () => {
    expect(linkOf('worker.rs', '1.53')).toContain('/tokio-1.53.0/');
    expect(linkOf('worker.rs', 'master')).toContain('/tokio-1.54.1/');
    expect(linkOf('worker.rs', 'nightly')).toBeUndefined();
    expect(linkOf('shuttle: runtime/execution.rs Execution::step', '1.53.1')).toBeUndefined();
  });
});
