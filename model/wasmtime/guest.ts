import { match } from 'ts-pattern';
import type { DeadlineAnswer } from '../workloads/program.ts';
import type { YieldName } from '../yields/yield-way.ts';

/** What a guest does after its epoch deadline was answered. */
export type AfterDeadline =
  | { readonly does: 'run on' }
  | { readonly does: 'yield'; readonly how: YieldName }
  | { readonly does: 'trap' };

/**
 * What the answer of `Store::epoch_deadline_callback` leads to (`new_epoch` in runtime/vm/libcalls.rs). `Yield` is
 * Wasmtime's own self-wake; `YieldCustom`, since v33, blocks the fiber on a future of the embedder's.
 */
export const answerDeadline = (answer: DeadlineAnswer): AfterDeadline =>
  match(answer)
    .returnType<AfterDeadline>()
    .with({ answer: 'Continue' }, () => ({ does: 'run on' }))
    .with({ answer: 'Yield' }, () => ({ does: 'yield', how: 'self-wake' }))
    .with({ answer: 'YieldCustom' }, ({ future }) => ({ does: 'yield', how: future }))
    .with({ answer: 'Interrupt' }, () => ({ does: 'trap' }))
    .exhaustive();

/** How a guest that has used up its fuel yields, in every version (`out_of_gas`): there is no custom yield for fuel. */
export const outOfFuel: YieldName = 'self-wake';
