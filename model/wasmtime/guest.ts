import { match } from 'ts-pattern';
import type { DeadlineAnswer } from '../workloads/program.ts';
import type { YieldName } from '../yields/yield-way.ts';
import { newestWasmtimeRules } from './releases.ts';
import type { WasmtimeRules } from './rules.ts';

/** What a guest does after Wasmtime interrupted it. */
export type GuestThen =
  | { readonly does: 'run on' }
  | { readonly does: 'yield'; readonly how: YieldName }
  | { readonly does: 'trap' };

/**
 * What the answer of `Store::epoch_deadline_callback` leads to (`new_epoch` in vm/libcalls.rs). `YieldCustom` blocks
 * the fiber on a future of the embedder's. An answer that `rules` do not have must have been refused before.
 */
export const answerDeadline = (
  answer: DeadlineAnswer,
  rules: WasmtimeRules = newestWasmtimeRules,
): GuestThen =>
  match(answer)
    .returnType<GuestThen>()
    .with({ answer: 'Continue' }, () => ({ does: 'run on' }))
    .with({ answer: 'Yield' }, () => ({ does: 'yield', how: rules.deadlineYield }))
    .with({ answer: 'YieldCustom' }, ({ future }) => ({ does: 'yield', how: future }))
    .with({ answer: 'Interrupt' }, () => ({ does: 'trap' }))
    .exhaustive();

/** How a guest that has used up its fuel yields (`out_of_gas`): there is no custom yield for fuel. */
export const outOfFuel = (rules: WasmtimeRules = newestWasmtimeRules): YieldName => rules.fuelYield;

/**
 * What happens when a guest task of a component calls `thread.yield` or returns `CALLBACK_CODE_YIELD` while no other
 * of its store is ready (`poll_until` in component/concurrent.rs): before 45.0.0 the loop resumed it within the same
 * poll, so that neither the executor nor the driver came to run (#13040).
 */
export const componentYield = (rules: WasmtimeRules = newestWasmtimeRules): GuestThen =>
  rules.componentYield === 'self-wake' ? { does: 'yield', how: 'self-wake' } : { does: 'run on' };
