export { verify } from './verify.ts';
export type { VerifyOptions, VerifyResult } from './verify.ts';
export { check } from './check.ts';
export type { CheckNews, CheckOptions, CheckResult } from './check.ts';
export { compare } from './compare.ts';
export type { CompareOptions, CompareResult } from './compare.ts';
export { generate } from './generate.ts';
export type { GeneratedTrace, GenerateOptions, Generation } from './generate.ts';
export { explain } from './explain.ts';
export type { ExplainOptions, Explanation } from './explain.ts';
export { textOf } from './text-of.ts';
export type { TextOptions } from './text-of.ts';
export { definePolicy } from '../own/define-policy.ts';
export type { PolicyAnswer, PolicyDefinition } from '../own/define-policy.ts';
export { defineScenario } from '../own/define-scenario.ts';
export type { ForEverSize, ScenarioDefinition } from '../own/define-scenario.ts';
export { defineProperty } from '../own/define-property.ts';
export type { PropertyDefinition } from '../own/define-property.ts';
export * from './catalogue.ts';

export type { Stoppable } from './listening.ts';
export type { Change } from './question/change.ts';
export type { WorkloadOptions } from './question/workload.ts';
export type { PropertyChoice, PropertyChoices } from './question/properties.ts';
export type { TraceInMemory, TraceSource } from './trace/source.ts';

export { QuestionError, questionFaults } from '../own/question-error.ts';
export type { QuestionFaultCode } from '../own/question-error.ts';
export { MemoryError } from '../exploration/memory-error.ts';
export {
  eventKinds,
  InputError,
  inputFaults,
  openTrace,
  OutputError,
  outputFaults,
  TooManyStatesError,
  traceRecordSchema,
  writeTrace,
} from '../../traces/index.ts';

export type * from '../../traces/event/event.ts';
export type * from '../../traces/event/header.ts';
export type {
  CoverGoal,
  Ending,
  Events,
  InputFaultCode,
  Limits,
  Notice,
  OpenOptions,
  OutputFaultCode,
  Path,
  Progress,
  Trace,
} from '../../traces/index.ts';
export type {
  Constants,
  DeadlineAnswer,
  Flavor,
  Instruction,
  OwnFile,
  Policy,
  PolicyName,
  PolicyState,
  PolicyStep,
  PolicyTurn,
  Program,
  Release,
  Scenario,
  ScenarioSize,
  WasmtimeRelease,
  YieldName,
  YieldWay,
  YieldWayName,
} from '../../model/index.ts';
export type { Belief } from '../beliefs/belief.ts';
export type { Explored } from '../check/claim.ts';
export type { ConformanceOutcome, Answer } from '../check/conformance/outcome.ts';
export type { ExploredSummary } from '../check/judge-exploration.ts';
export type { Ground, Judgement } from '../check/judge.ts';
export type { FileOutcome, Unreadable } from '../check/outcome.ts';
export type { CheckSummary, PropertySummary, Remark } from '../check/summary.ts';
export type { Behaviour, Likeness } from '../compare/behaviour.ts';
export type { AxisName, ComparedEncounter, Comparison } from '../compare/comparison.ts';
export type { ComparedClaim, ComparedClaims } from '../compare/guarantees/claims.ts';
export type { Observation, Observed } from '../compare/observation.ts';
export type { DifferenceClass } from '../compare/parting/difference-class.ts';
export type { Moment, Parting } from '../compare/parting/parting.ts';
export type { Refined, Refinement, SeenNext } from '../compare/refinement/refine.ts';
export type { Encounter, Side } from '../compare/side.ts';
export type { Conformance } from '../conformance/index.ts';
export type { ExitCode } from '../exit-code.ts';
export type * from '../explain/finding.ts';
export type * from '../explain/told-run.ts';
export type { ExplainedRun, ExplainedStep } from '../explain/counterexample.ts';
export type { Applicability, Handler, Observer, Property, Report, Shows } from '../properties/property.ts';
export type { Trait } from '../properties/traits.ts';
export type * from '../verdict.ts';
export type { ComposedSearch } from '../verify/search.ts';
export type { ExploredVerdict } from '../verify/verdicts.ts';
export type { BeliefOutcome, BrokenSentence, Verification } from '../verify/verification.ts';
export type { VerifyProgress } from '../verify/verify.ts';
