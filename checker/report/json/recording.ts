import type { RecordingAccount } from '../../recorded/account.ts';
import type { TraceResult } from '../../verdict.ts';

const accountJson = ({
  notices,
  noise,
  contradictions,
}: RecordingAccount): Readonly<Record<string, unknown>> => ({
  ...(notices.length === 0 ? {} : { notices }),
  ...(noise.length === 0
    ? {}
    : {
        noise: noise.map(({ noise: { id, sentence, cause }, count, of }) => ({
          id,
          count,
          of,
          sentence,
          cause,
        })),
      }),
  ...(contradictions.count === 0 ? {} : { contradictions }),
});

/** What a recording is like, apart from what it is of. */
export const recordingJson = ({ header, account }: TraceResult): Readonly<Record<string, unknown>> => {
  const { coverage, edges, loss, clock, order } = header;
  return {
    coverage,
    clock,
    order: order.across,
    ...(edges === undefined ? {} : { edges }),
    ...(loss === undefined ? {} : { loss }),
    ...(account === undefined ? {} : accountJson(account)),
  };
};
