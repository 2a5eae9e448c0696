import { isDecision, isProposal } from './decisions.ts';
import type { ProcessId } from './event.ts';
import { monitor } from './monitor.ts';
import { processesAmong } from './temporal/among.ts';

/** What correct processes have proposed and decided, for what Byzantine consensus calls valid. Values as texts. */
export interface ProposedAndDecided {
  readonly everyone: number;
  readonly correct: readonly ProcessId[];
  readonly proposed: Readonly<Record<ProcessId, string>>;
  readonly decided: readonly string[];
  /** Values that were decided before a correct process proposed them. */
  readonly invented: readonly string[];
}

/** A claim about what correct processes propose, once each, and decide; Byzantine ones may have proposed anything. */
export function amongCorrect(name: string, holds: (seen: ProposedAndDecided) => boolean) {
  return monitor(name, {
    observes: ['request', 'indication'],
    start: (world): ProposedAndDecided => ({
      everyone: world.processes.length,
      correct: processesAmong('correct', world),
      proposed: {},
      decided: [],
      invented: [],
    }),
    advance(seen, event) {
      const { correct, proposed, decided, invented } = seen;
      if (!correct.includes(event.process)) return seen;
      if (event.type === 'request') {
        if (!isProposal(event) || event.process in proposed) return seen;
        return { ...seen, proposed: { ...proposed, [event.process]: JSON.stringify(event.request.propose) } };
      }
      if (!isDecision(event)) return seen;
      const value = JSON.stringify(event.indication.decide);
      const known = Object.values(proposed).includes(value);
      return {
        ...seen,
        decided: [...new Set([...decided, value])].sort(),
        invented: known ? invented : [...new Set([...invented, value])].sort(),
      };
    },
    holds,
  });
}

/** The value that all correct processes have proposed, if there is one. */
export function unanimous({ correct, proposed }: ProposedAndDecided): string | undefined {
  const values = Object.values(proposed);
  return values.length === correct.length && new Set(values).size === 1 ? values[0] : undefined;
}
