// What a user writes with, in the order in which a specification comes to be.

// How it is decided, and what comes out.
export { assertCheck } from './checker/assert-check.ts';
export { BadInput } from './checker/bad-input.ts';
export { type Check, type CheckBounds, type CheckOptions, check, type Expectation } from './checker/check.ts';
export type {
  Classification,
  ClassificationReport,
  Classified,
  Doomed,
  PropertyClass,
  Standing,
} from './checker/classification/classification.ts';
export { type ClassifyOptions, classify, classifyCheck } from './checker/classification/classify.ts';
export type { Execution, Step } from './checker/execution.ts';
export type { Axes, Coordinates, Inclusion, Point } from './checker/matrix/axis.ts';
export type { Matrix, MatrixCell } from './checker/matrix/matrix.ts';
export { type Conclusions, conclusions } from './checker/matrix/weakest.ts';
export type { Reduction } from './checker/reductions/reduction.ts';
export { type Progress, type RunOptions, runCheck } from './checker/run-check.ts';
export type { Crew, CrewJob } from './checker/search/crew.ts';
export { classificationText } from './checker/text/classification-text.ts';
export { matrixMarkdown, matrixText } from './checker/text/matrix-text.ts';
export { reportText } from './checker/text/report-text.ts';
export type { Audit, Bounds, Finding, Lasso, Obligation, OpenClaim, Report, Verdict } from './checker/verdict.ts';
export { hopeStrip } from './diagrams/hope-strip.ts';
// How it is shown.
export type { Caption } from './diagrams/sequence/caption.ts';
export { sequenceDiagram } from './diagrams/sequence-diagram.ts';
export { stateDiagram } from './diagrams/state-diagram.ts';
export type { Deviation } from './models/adversary/deviations.ts';
export { valuesMet } from './models/adversary/values-met.ts';
export { authenticateAndFilter } from './models/authenticated-perfect-links/authenticate-and-filter.ts';
export type { Cryptography } from './models/cryptography/cryptography.ts';
export { noForgery } from './models/cryptography/no-forgery.ts';
export type { Authenticated, Signed, Term } from './models/cryptography/term.ts';
export type { Detector, News } from './models/detectors/detector.ts';
export { eventuallyPerfectDetector } from './models/detectors/eventually-perfect-detector.ts';
export { inaccurateDetector } from './models/detectors/inaccurate-detector.ts';
export { leaderOracle } from './models/detectors/leader-oracle.ts';
export { perfectDetector } from './models/detectors/perfect-detector.ts';
export { type ArbitraryOptions, arbitrary, byzantine } from './models/failures/arbitrary.ts';
export { type CrashRecoveryOptions, crashRecovery } from './models/failures/crash-recovery.ts';
export { crashStop } from './models/failures/crash-stop.ts';
export { type OmissionOptions, omission } from './models/failures/omission.ts';
export {
  type FailurePoint,
  type Family,
  type FamilyDefinition,
  family,
  type LinkPoint,
  type SystemModel,
  type TimingPoint,
} from './models/family.ts';
export { numberInOrder } from './models/fifo-perfect-links/number-in-order.ts';
export {
  type FsmDefinition,
  type FsmProtocol,
  fsm,
  type Machine,
  type Meaning,
  type Occurrence,
} from './models/fsm.ts';
export { type GuardedSystem, guarded, perKey, perProcess } from './models/guarded/guarded.ts';
export type { GuardedAction, GuardedDefinition, KeySet, Valuation } from './models/guarded/guarded-definition.ts';
export { type Layer, type LayerDefinition, type LayerEffects, type Links, layer, over } from './models/layer.ts';
export { authenticated } from './models/links/authenticated.ts';
export { authenticatedPerfect } from './models/links/authenticated-perfect.ts';
export { broadcastMedium } from './models/links/broadcast-medium.ts';
export { duplicating } from './models/links/duplicating.ts';
export { fairLoss } from './models/links/fair-loss.ts';
export { fairLossFifo } from './models/links/fair-loss-fifo.ts';
export { fifoPerfect } from './models/links/fifo-perfect.ts';
export { type Content, type Entry, type Link, type LinkStep, perPair } from './models/links/link.ts';
export type {
  AuthenticatedPerfectLinks,
  FairLossLinks,
  FifoPerfectLinks,
  LinkPort,
  LoggedPerfectLinks,
  PerfectLinks,
  StubbornLinks,
} from './models/links/link-ports.ts';
export { loggedPerfect } from './models/links/logged-perfect.ts';
export { lossy } from './models/links/lossy.ts';
export { mergingPerfect } from './models/links/merging-perfect.ts';
export { owing } from './models/links/owing.ts';
export { perfect } from './models/links/perfect.ts';
export { stubborn } from './models/links/stubborn.ts';
export { tcp } from './models/links/tcp.ts';
export { udp } from './models/links/udp.ts';
export { logDelivered } from './models/logged-perfect-links/log-delivered.ts';
export { eliminateDuplicates } from './models/perfect-links/eliminate-duplicates.ts';
export { noFailure, upToByzantine, upToCrashes, usualLinks, usualTiming } from './models/points.ts';
export type { Port } from './models/port.ts';
export {
  type Combination,
  failArbitrary,
  failNoisy,
  failRecovery,
  failSilent,
  failStop,
} from './models/presets.ts';
export {
  type Effects,
  type IndicationOf,
  type LocalOf,
  type MessageOf,
  type Process,
  type ProcessDefinition,
  type Protocol,
  process,
  type Refusal,
  type RequestOf,
  refuse,
  type StoredOf,
} from './models/process.ts';
export { processOf } from './models/process-of.ts';
export { runMatrix } from './models/run-matrix.ts';
export { retransmitForever } from './models/stubborn-links/retransmit-forever.ts';
export { at, oneOf, type System, system } from './models/system.ts';
export type { Configuration, Input, SystemDefinition } from './models/system-definition.ts';
export { asynchronous } from './models/timing/asynchronous.ts';
export { partiallySynchronous } from './models/timing/partially-synchronous.ts';
export { synchronous } from './models/timing/synchronous.ts';
export type { Clock, Timing } from './models/timing/timing.ts';
export { resendAfterReset } from './models/transport/resend-after-reset.ts';
export type { TrivialInterface } from './models/trivial/trivial-protocols.ts';
export { missedBy, type TrivialReport } from './models/trivial/trivial-report.ts';
export { trivialTest, trivialTestOf } from './models/trivial/trivial-test.ts';
export { type Abstraction, propertiesOf, propertyOf } from './specs/abstraction.ts';
export { beyondTraces } from './specs/beyond-traces.ts';
export { abstraction, catalogue } from './specs/catalogue.ts';
export { deadlockFree } from './specs/deadlock-free.ts';
// What is claimed.
export type {
  Crash,
  Deliver,
  Indication,
  Observed,
  ObservedType,
  ProcessId,
  Recover,
  Request,
  Send,
  Trace,
} from './specs/event.ts';
export { invariant, invariantForEach } from './specs/invariant.ts';
export { monitor } from './specs/monitor.ts';
export type { AskedAt, Property } from './specs/property.ts';
export { safety } from './specs/safety.ts';
export { sometimes } from './specs/sometimes.ts';
export { type Among, everyProcess, isAmong } from './specs/temporal/among.ts';
export { and, correct, implies, named, not, or, step } from './specs/temporal/connectives.ts';
export { on, some } from './specs/temporal/events.ts';
export type { Claim, Formula, StepView } from './specs/temporal/formula.ts';
export {
  always,
  eventually,
  eventuallyAlways,
  infinitelyOften,
  leadsTo,
  next,
  until,
} from './specs/temporal/future.ts';
export { neverCrashes } from './specs/temporal/never-crashes.ts';
export { historically, once, previous, since } from './specs/temporal/past.ts';
export { temporal } from './specs/temporal.ts';
export { uniform } from './specs/uniform.ts';
export type { World } from './specs/world.ts';
