import { newestTokio, newestWasmtime } from '../capture/releases.ts';
import { claimsHeldTo } from '../guest-yields/claims.ts';
import type { Claim } from '../guest-yields/claims.ts';
import { readCorpus } from '../guest-yields/corpus.ts';
import { oneThread, order, severalWorkers } from '../guest-yields/tables.ts';
import { bullets } from './markdown.ts';

const told = ({ sentence, isTrue, because, shownBy }: Claim): string =>
  `**${isTrue ? 'Confirmed' : 'Refuted'}:** “${sentence}” ${because} Shown by ${shownBy.map((file) => `\`${file}\``).join(', ')}.`;

/** The text of `docs/wasmtime-yields.md`, which takes reading all recordings of guests. */
export const wasmtimeYieldsDocument = async (): Promise<string> => {
  const of = await readCorpus();
  return `# How guests of Wasmtime yield, recorded

Real guests of Wasmtime ${newestWasmtime} on Tokio ${newestTokio}, recorded by \`traces/recorder/guests\` into \`traces/corpus\`, with what
the specification says beside what was measured. This page is generated from the recordings and the specification by \`npx
tsx scripts/write-documents.ts\`; \`npm run capture\` makes the recordings anew. [yields.md](yields.md) says what the ways of yielding are.

Guests are modules of WebAssembly that compute. An epoch lasts a millisecond, half of one where there are three guests; whoever
is descheduled beyond that by the operating system is late for that, too. Beside them a task sleeps for a millisecond at a time, one
waits for a socket and one for messages, into which a foreign thread writes every 4.6 ms. Ways of yielding are

- \`none\`, which never reaches a deadline, and \`continue\`, whose callback answers \`Continue\`: no yields at all;
- \`own\`, by \`epoch_deadline_async_yield_and_update\`, \`own-by-callback\`, by the answer \`Yield\`, and \`fuel\`, by
  \`fuel_async_yield_interval\`: Wasmtime's own yield, which the specification calls \`self-wake\`;
- \`yield-now\`, by the answer \`YieldCustom\` with \`tokio::task::yield_now\`, and \`yield-now-twice\` with two of them;
- \`sleep-zero\` and \`spawn-blocking\`: \`YieldCustom\` with a sleep of no time, and with a task of the blocking pool.

A **pass** is one through the driver, which looks at timers and sockets: a call of \`epoll_wait\`, counted within the recorded
program. **Late** is from when a timer was due, a byte written or a message sent to the poll that is for it, median / most.
**Polls** are those of guests that began meanwhile, at most; of a timer, from the end of its millisecond on. In
parentheses, and in the column of predictions, is what no run of the specification exceeds, with the constants of Tokio, as
\`yieldcheck verify timer-beside-guests --endless --settled\` tells; \`yield-now-twice\` and \`sleep-zero\` are told to it as
[policies](writing-a-policy.md). Where there is nothing, the specification has no such way of yielding, no bound for so many workers,
or time decides.

## One worker, one guest

${oneThread(of, 'mt1')}

Without a yield a task that waits is polled when the guest has ended, after 300 ms. Under \`own\` timers and sockets wait for the next
tick that is a multiple of 61. \`spawn-blocking\` does not help much: a guest that is woken before its worker has looked for work goes
on without a pass.

## current_thread, one guest

${oneThread(of, 'ct')}

## Who goes first

Three guests. A yield overtakes if it ends before one of another guest that began before. Polls of other guests are
those that began during one yield, at most.

${order(of)}

## Several workers

A yield migrates if the guest goes on on another worker.

${severalWorkers(of)}

## What was claimed

[wasmtime#10667](https://github.com/bytecodealliance/wasmtime/issues/10667) says what Wasmtime's own yield does on Tokio and
asks for another; [#10671](https://github.com/bytecodealliance/wasmtime/pull/10671) brought \`YieldCustom\`. In our words, with what the recordings show, which are
in \`traces/corpus\`:

${bullets(claimsHeldTo(of).map(told))}
`;
};
