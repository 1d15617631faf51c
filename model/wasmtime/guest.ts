import { match } from 'ts-pattern';
import type { DeadlineAnswer } from '../workloads/program.ts';
import type { YieldName } from '../yields/yield-way.ts';

/** What a guest does after its epoch deadline was answered. */
export type AfterDeadline =
  | { readonly then: 'run on' }
  | { readonly then: 'yield'; readonly how: YieldName }
  | { readonly then: 'trap' };

/**
 * What the answer of `Store::epoch_deadline_callback` leads to (`new_epoch` in runtime/vm/libcalls.rs). `Yield` is
 * Wasmtime's own self-wake; `YieldCustom`, since v33, blocks the fiber on a future of the embedder's.
 */
export const answerDeadline = (answer: DeadlineAnswer): AfterDeadline =>
  match(answer)
    .returnType<AfterDeadline>()
    .with({ answer: 'Continue' }, () => ({ then: 'run on' }))
    .with({ answer: 'Yield' }, () => ({ then: 'yield', how: 'self-wake' }))
    .with({ answer: 'YieldCustom' }, ({ future }) => ({ then: 'yield', how: future }))
    .with({ answer: 'Interrupt' }, () => ({ then: 'trap' }))
    .exhaustive();

/** How a guest that has used up its fuel yields, in every version (`out_of_gas`): there is no custom yield for fuel. */
export const outOfFuel: YieldName = 'self-wake';
