import { newestWasmtime, thoroughTokio } from '../capture/releases.ts';
import { claimsHeldTo } from '../guest-yields/claims.ts';
import type { Claim } from '../guest-yields/claims.ts';
import { readCorpus } from '../guest-yields/corpus.ts';
import { number } from '../guest-yields/cells.ts';
import { allCompared } from '../guest-yields/estimates.ts';
import { oneThread, order, severalWorkers } from '../guest-yields/tables.ts';
import {
  durationRows,
  longestTurn,
  movingAlone,
  reasonsWhyFar,
  shareOfWokenFirst,
  tallyOf,
} from '../guest-yields/telling.ts';
import { bullets, table } from './markdown.ts';

const told = ({ sentence, isTrue, because, shownBy }: Claim): string =>
  `**${isTrue ? 'Confirmed' : 'Refuted'}:** “${sentence}” ${because} Shown by ${shownBy.map((file) => `\`${file}\``).join(', ')}.`;

/** The text of `docs/wasmtime-yields.md`, which takes reading all recordings of guests. */
export const wasmtimeYieldsDocument = async (): Promise<string> => {
  const of = await readCorpus();
  const numbers = tallyOf(allCompared(of));
  const longest = longestTurn(of);
  const wokenFirst = shareOfWokenFirst();
  const moving = movingAlone();
  return `# How guests of Wasmtime yield, recorded

Real guests of Wasmtime ${newestWasmtime} on Tokio ${thoroughTokio}, recorded by \`traces/recorder/guests\` into \`traces/corpus\`, with what
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
**Polls** are those of guests that began meanwhile, at most; of a timer, from the end of its millisecond on.

## What is predicted

Beside each number stands what the specification says:

- **(≤ 61)** or **1 to 2**, in the column *in every run*: what no run of the specification exceeds, with the constants of Tokio, as
  \`yieldcheck verify timer-beside-guests --endless --settled\` tells; \`yield-now-twice\`, \`sleep-zero\` and \`spawn-blocking\` are
  told to it as [policies](writing-a-policy.md). It is known for one worker, and where time does not decide.
- **(≈ 51.4)**: what the specification comes to when it runs in time. Each of its threads takes its next step when it is ready, and a
  step takes as long as the table below says; where the specification leaves open what happens and no clock decides, chance does.
  It runs the recorded program for as long as it was recorded, three times; the median is shown. \`yieldcheck compare --rates\`
  runs any two sides so.

${table(['what', 'takes', 'from'], durationRows())}

No duration is set for a row, and all come from recordings without guests. They are no blind forecast either: that the interval
of the inject queue tunes itself, that timers that are due together fire first in first out, and which wakings count as measured
was put in after a look at these recordings, and so were the limits of what is called near. Of ${numbers.all} numbers ${numbers.near} are near their estimate: lateness within a factor of 2 or half a
millisecond (2 ms for the most), passes within 1.5 or 0.1, migrations and overtaking within 1.5 or 10 points, yields within 1.33.
The others bear a mark:

- **†** (${numbers.race}): who is first decides, of a thread that is woken and the one that woke it. In ${wokenFirst} % of the wakings that were measured the
  woken thread ran first; in some recordings it is nearly always so, in others hardly ever, as the machine places its threads.
  The number is within what the estimate is if it is never, seldom, mostly or always so, which stands beside it for counts.
- **\\*** (${numbers.descheduled}): of a recording in which the machine kept a guest from computing, at least once: a turn took at least twice as long as the
  usual one, up to ${number(longest)} ms in place of one. That this is why the number is far is supposed, and not shown of each.
  The recordings are of a machine with two processors, and guests, their clock, the foreign thread and the recorder have to share them;
  three guests on several workers were kept waiting in every recording. The simulation has a processor for each thread.
- **‡** (${numbers.far}): ${reasonsWhyFar().join('; ')}.

## One worker, one guest

${oneThread(of, 'mt1')}

Without a yield a task that waits is polled when the guest has ended, after 300 ms. Under \`own\` timers and sockets wait for the next
tick that is a multiple of 61. \`spawn-blocking\` mostly does not yield at all: in ${number(100 - of('one-guest', 'spawn-blocking', 'mt1').leaving)} % of its yields on one worker, and in
${number(100 - of('one-guest', 'spawn-blocking', 'ct').leaving)} % on current_thread, the blocking pool had done what it was sent before the guest looked, and the poll went on.

## current_thread, one guest

${oneThread(of, 'ct')}

## Who goes first

Three guests. A yield overtakes if it ends before one of another guest that began before. Polls of other guests are
those that began during one yield, at most.

${order(of)}

## Several workers

A yield migrates if the guest goes on on another worker. Whether it can at all is known of a guest quite alone on two workers, in
every run of the specification with [small constants](explorer.md): ${moving}. Beside others one that yields by
\`yield_now\` can, too: a pass that it does not wait for wakes another task, which displaces it from the LIFO slot, and what is in the
queue may be stolen.

${severalWorkers(of)}

## What was claimed

[wasmtime#10667](https://github.com/bytecodealliance/wasmtime/issues/10667) says what Wasmtime's own yield does on Tokio and
asks for another; [#10671](https://github.com/bytecodealliance/wasmtime/pull/10671) brought \`YieldCustom\`. In our words, with what the recordings show, which are
in \`traces/corpus\`:

${bullets(claimsHeldTo(of).map(told))}
`;
};
