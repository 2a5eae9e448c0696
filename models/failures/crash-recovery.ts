import { BadInput } from '../../checker/bad-input.ts';
import { expectMembers } from '../../checker/shape.ts';
import type { FailureModel } from './failure-model.ts';
import { type FaultyScope, faultySets } from './faulty-sets.ts';

/** Who may fail for good, and how often processes may crash. */
export type CrashRecoveryOptions = FaultyScope & {
  /** The most crashes in one execution, of all processes together; any number unless said otherwise. */
  readonly crashes?: number;
};

/**
 * Processes crash and recover. With its crash, a process loses its local state and its timers, and what arrives while it is down. What it
 * has stored (`fx.store`) is there when it recovers (`recover(stored, fx)`); a process without that handler starts anew.
 *
 * The failure pattern says which processes are faulty: those that need not be up in the end, be it that they stay down or that they crash
 * again and again. Every process may crash, a correct one also: but it recovers each time, and from some moment on it stays up. So the
 * recovery of a correct process is owed; and where the number of crashes has no bound, so is a step from which on correct processes crash
 * no more. Nothing is owed about a faulty one that is down.
 *
 * @throws BadInput for a scope that is none, and for a number of crashes that is no whole number
 * @see Cachin, Guerraoui, Rodrigues 2011, section 2.2.4
 */
export function crashRecovery(options: CrashRecoveryOptions): FailureModel {
  expectMembers('crashRecovery', options, ['atMost', 'exactly', 'crashes']);
  const { name, patterns } = faultySets('crashRecovery', options);
  const { crashes } = options;
  if (crashes !== undefined && (!Number.isInteger(crashes) || crashes < 0)) {
    throw new BadInput(
      `crashRecovery: expected a number of crashes, 0 or more, found crashes: ${String(crashes)}. Give an integer.`,
    );
  }
  const most = crashes === undefined ? '' : `, at most ${crashes} ${crashes === 1 ? 'crash' : 'crashes'}`;
  return {
    describe: () => `crash-recovery: ${name} faulty${most}`,
    patterns,
    recovery: crashes === undefined ? {} : { crashes },
  };
}
