import { BadInput } from '../../checker/bad-input.ts';
import { expectList } from '../../checker/shape.ts';
import type { ProcessId } from '../../specs/event.ts';

/** Which sets of processes may be faulty: all with at most so many processes, or exactly one. */
export type FaultyScope = { readonly atMost: number } | { readonly exactly: readonly ProcessId[] };

/** The faulty sets that a failure model allows, and how a verdict names them. */
export interface FaultySets {
  /** "at most 1", "exactly p, q" */
  readonly name: string;
  /** The sets, in order; each in the order of `processes`. */
  patterns(processes: readonly ProcessId[]): readonly (readonly ProcessId[])[];
}

/**
 * @param model names the failure model for a person: "crashStop"
 * @throws BadInput for a scope that is none
 */
export function faultySets(model: string, scope: FaultyScope): FaultySets {
  if ('atMost' in scope && 'exactly' in scope) {
    throw new BadInput(`${model}: expected atMost or exactly, found both. Leave one of them out.`);
  }
  if ('atMost' in scope) {
    const { atMost } = scope;
    if (!Number.isInteger(atMost) || atMost < 0) {
      throw new BadInput(
        `${model}: expected a number of processes, 0 or more, found atMost: ${String(atMost)}. Give an integer.`,
      );
    }
    return {
      name: `at most ${atMost}`,
      patterns: (processes) => {
        if (atMost > processes.length) {
          throw new BadInput(
            `${model}: expected at most ${processes.length} faulty ${processes.length === 1 ? 'process' : 'processes'}, as many as there are, found atMost: ${atMost}. Lower it.`,
          );
        }
        return subsets(processes).filter((faulty) => faulty.length <= atMost);
      },
    };
  }
  if (!('exactly' in scope)) {
    throw new BadInput(`${model}: expected atMost or exactly, found neither. Say which processes may be faulty.`);
  }
  const { exactly } = scope;
  expectList(`${model}, exactly`, exactly);
  const twice = exactly.find((process, index) => exactly.indexOf(process) !== index);
  if (twice !== undefined) {
    throw new BadInput(`${model}: expected each faulty process once, found "${twice}" twice. Leave one of them out.`);
  }
  return {
    name: `exactly ${exactly.length === 0 ? 'none' : exactly.join(', ')}`,
    patterns: (processes) => {
      const stranger = exactly.find((process) => !processes.includes(process));
      if (stranger !== undefined) {
        throw new BadInput(
          `${model}: expected processes of the system (${processes.join(', ')}), found "${stranger}". Name one of them.`,
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
