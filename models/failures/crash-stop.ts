import { BadInput } from '../../checker/bad-input.ts';
import { expectList, expectMembers } from '../../checker/shape.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { FailureModel } from './failure-model.ts';

/**
 * Processes of the faulty set may crash at any moment, once and for ever: between two steps, or in the middle of a handler, whose
 * remaining effects are then lost.
 *
 * @param scope the faulty sets: all with at most so many processes, or exactly one
 * @see Cachin, Guerraoui, Rodrigues 2011, section 2.2
 */
export function crashStop(
  scope: { readonly atMost: number } | { readonly exactly: readonly ProcessId[] },
): FailureModel {
  expectMembers('crashStop', scope, ['atMost', 'exactly']);
  if ('atMost' in scope && 'exactly' in scope) {
    throw new BadInput('crashStop: expected atMost or exactly, found both. Leave one of them out.');
  }
  if ('atMost' in scope) {
    const { atMost } = scope;
    if (!Number.isInteger(atMost) || atMost < 0) {
      throw new BadInput(
        `crashStop: expected a number of processes, 0 or more, found atMost: ${String(atMost)}. Give an integer.`,
      );
    }
    return {
      describe: () => `crash-stop: at most ${atMost} faulty`,
      patterns: (processes) => subsets(processes).filter((faulty) => faulty.length <= atMost),
    };
  }
  const { exactly } = scope;
  expectList('crashStop, exactly', exactly);
  return {
    describe: () => `crash-stop: exactly ${exactly.length === 0 ? 'none' : exactly.join(', ')} faulty`,
    patterns: (processes) => {
      const stranger = exactly.find((process) => !processes.includes(process));
      if (stranger !== undefined) {
        throw new BadInput(
          `crashStop: expected processes of the system (${processes.join(', ')}), found "${stranger}". Name one of them.`,
        );
      }
      return [processes.filter((process) => exactly.includes(process))];
    },
  };
}

/** All subsets, smaller ones first, so that a counterexample with fewer faulty processes comes first among equals. */
function subsets(processes: readonly ProcessId[]): readonly (readonly ProcessId[])[] {
  let all: (readonly ProcessId[])[] = [[]];
  for (const process of processes) {
    all = [...all, ...all.map((subset) => [...subset, process])];
  }
  return all.sort((a, b) => a.length - b.length);
}
