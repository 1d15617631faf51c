import type { RuntimeInfo } from '../../../traces/index.ts';
import type { Applicability } from '../property.ts';

/** The property is a rule of every runtime. */
export const everywhere = (): Applicability => ({ applies: true });

/** The property is a rule of the multi-threaded scheduler only. */
export function multiThreadOnly(runtime: RuntimeInfo): Applicability {
  if (runtime.flavor === 'unknown')
    return {
      applies: false,
      because: 'it is a rule of the multi_thread scheduler, and the recording does not say which it is of',
      depends: 'certainty',
    };
  return runtime.flavor === 'multi_thread'
    ? { applies: true }
    : { applies: false, because: 'it is a rule of the multi_thread scheduler' };
}

/** The property is a rule of runtimes whose LIFO slots have not been disabled. */
export function withLifoSlot({ config }: RuntimeInfo): Applicability {
  return config.lifo_slot === false
    ? { applies: false, because: 'the LIFO slot is disabled' }
    : { applies: true };
}

/** The first of these rules that does not apply decides. */
export function allOf(
  ...rules: readonly ((runtime: RuntimeInfo) => Applicability)[]
): (runtime: RuntimeInfo) => Applicability {
  return (runtime) => {
    for (const rule of rules) {
      const answer = rule(runtime);
      if (!answer.applies) return answer;
    }
    return { applies: true };
  };
}

/** The property is a rule of a release and all later ones, such as `1.23.0`. */
export function since(release: string): (runtime: RuntimeInfo) => Applicability {
  return ({ version }) => {
    if (version === null)
      return {
        applies: false,
        because: `it is a rule since ${release}, and the release is unknown: name it with --tokio`,
        depends: 'release',
      };
    return atLeast(version, release)
      ? { applies: true }
      : { applies: false, because: `it is a rule since ${release}, and this is ${version}` };
  };
}

/** Whether `version` is `release` or later. A version that is no number, such as a branch's name, is the newest. */
export function atLeast(version: string | null, release: string): boolean {
  const have = numbers(version ?? '');
  const want = numbers(release);
  if (have === undefined || want === undefined) return true;
  for (const [i, wanted] of want.entries()) {
    const had = have[i] ?? 0;
    if (had !== wanted) return had > wanted;
  }
  return true;
}

function numbers(release: string): readonly number[] | undefined {
  const found = /^\d+(?:\.\d+)+/.exec(release);
  return found?.[0].split('.').map(Number);
}
