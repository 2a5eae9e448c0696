import type { ProcessId } from '../event.ts';
import type { World } from '../world.ts';
import { correct, implies, not } from './connectives.ts';
import type { Claim, Formula } from './formula.ts';

/**
 * Whom a claim speaks of: any process, or those only that the failure pattern leaves correct. In this one word a uniform property differs
 * from the regular one.
 */
export type Among = 'any' | 'correct';

/** The process is one of those that the claim speaks of. */
export function isAmong<State>(among: Among, process: ProcessId): Claim<State> {
  return among === 'any' ? true : correct(process);
}

/** Of each of the processes that the claim speaks of, `body` is true. */
export function everyProcess<State>(among: Among, body: (process: ProcessId) => Claim<State>): Formula<State> {
  return {
    operator: 'every process',
    among,
    body: (process) => (among === 'any' ? body(process) : implies(correct(process), body(process))),
  };
}

/** Of some process, correct or faulty, `body` is true. */
export function someProcess<State>(body: (process: ProcessId) => Claim<State>): Formula<State> {
  return not(everyProcess('any', (process) => not(body(process))));
}

/** The processes that a claim speaks of, for predicates over traces. */
export function processesAmong(among: Among, { processes, correct: isCorrect }: World): readonly ProcessId[] {
  return processes.filter((process) => among === 'any' || isCorrect(process));
}
