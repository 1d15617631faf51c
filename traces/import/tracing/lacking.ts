import type { InputFault } from '../../errors.ts';

const settings =
  'Record with `fmt().json().with_thread_ids(true).with_span_events(FmtSpan::FULL)` and a filter that passes `tokio=trace,runtime=trace`';

/** Why a log shows no polls; undefined if it does. */
export function lacking(showsTasks: boolean, showsPolls: boolean): InputFault | undefined {
  if (showsPolls) return undefined;
  if (showsTasks) {
    return {
      code: 'TRACE022',
      problem: 'the log shows tasks, but not when their spans are entered and left, which shows their polls',
      advice: `${settings}: \`with_span_events\` is missing, or lacks FmtSpan::ACTIVE.`,
    };
  }
  return {
    code: 'TRACE022',
    problem: 'this is a JSON log of tracing-subscriber, but nothing in it is about tasks of Tokio',
    advice: `${settings}. Build Tokio with its feature \`tracing\` and with RUSTFLAGS="--cfg tokio_unstable".`,
  };
}
