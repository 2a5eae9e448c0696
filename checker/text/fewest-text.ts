import { type Fault, type FaultCounts, faults } from '../faults.ts';
import type { FewestFaults } from '../verdict.ts';
import { counted } from './counted.ts';

/** Faults in one phrase, the gravest first: "1 crash, 2 losses"; "no fault". */
export function faultsPhrase(counts: FaultCounts): string {
  const some = faults.filter((fault) => counts[fault] > 0);
  return some.length === 0 ? 'no fault' : some.map((fault) => number(counts[fault], fault)).join(', ');
}

/** What a counterexample with the fewest faults rests on, and the number of faulty processes from which on there is one. */
export function fewestLines({ counts, fewer, frontier, searches, transitions }: FewestFaults): readonly string[] {
  const searched = `${counted(searches, 'further search', 'further searches')}, ${counted(transitions, 'transition')}`;
  return [
    `fewest faults: ${faultsPhrase(counts)}${searches === 0 ? '' : ` (${searched})`}`,
    ...fewer.map(({ fault, atMost, open }) => {
      const before = faults.slice(0, faults.indexOf(fault)).filter((graver) => counts[graver] > 0);
      const within = [...before.map((graver) => number(counts[graver], graver)), atMostPhrase(atMost, fault)].join(
        ', ',
      );
      return open === undefined
        ? `with ${within} there is no counterexample (exhaustive)`
        : `with ${within} no counterexample was found ${open}`;
    }),
    frontierLine(frontier),
  ];
}

function frontierLine({ safeAt, brokenAt, open }: FewestFaults['frontier']): string {
  if (brokenAt === 0) return 'frontier: broken at f = 0, where no process is faulty';
  if (safeAt.length === 0) return `frontier: broken at f = ${brokenAt}, the fewest faulty processes in scope`;
  const safe = safeAt.length === 1 ? safeAt[0] : `${safeAt.slice(0, -1).join(', ')} and ${safeAt.at(-1)}`;
  return `frontier: safe with f = ${safe} (${open ?? 'exhaustive'}), broken at f = ${brokenAt}`;
}

function atMostPhrase(count: number, fault: Fault): string {
  return count === 0 ? `no ${fault}` : `at most ${number(count, fault)}`;
}

function number(count: number, fault: Fault): string {
  return counted(count, fault, plurals[fault]);
}

const plurals: Readonly<Record<Fault, string>> = {
  'Byzantine act': 'Byzantine acts',
  crash: 'crashes',
  omission: 'omissions',
  loss: 'losses',
  duplication: 'duplications',
};
