import type { ProcessId } from '../../specs/event.ts';
import { type Configuration, isUp } from './configuration.ts';
import type { DetectorKind } from './reference-system.ts';

/** Something that a process may be told now. */
export interface Telling {
  readonly kind: 'suspect' | 'restore' | 'trust';
  readonly of: ProcessId;
  readonly told: readonly ProcessId[];
  readonly owed: boolean;
}

/** All that `process` may be told. */
export function tellings(
  kind: DetectorKind,
  configuration: Configuration,
  process: ProcessId,
  everyone: readonly ProcessId[],
): readonly Telling[] {
  const told = configuration.told[process]!;
  const right = configuration.settledOn !== null;
  const others = everyone.filter((other) => other !== process);
  const suspect = (of: ProcessId, owed: boolean): Telling => ({
    kind: 'suspect',
    of,
    told: everyone.filter((other) => told.includes(other) || other === of),
    owed,
  });
  const unsuspected = others.filter((other) => !told.includes(other));
  switch (kind) {
    case 'perfect':
      return unsuspected.filter((other) => !isUp(configuration, other)).map((other) => suspect(other, true));
    case 'inaccurate':
      return unsuspected.map((other) => suspect(other, !isUp(configuration, other)));
    case 'eventually perfect':
      return [
        ...unsuspected.filter((other) => !right || !isUp(configuration, other)).map((other) => suspect(other, right)),
        ...told
          .filter((other) => !right || isUp(configuration, other))
          .map((of): Telling => ({ kind: 'restore', of, told: told.filter((other) => other !== of), owed: right })),
      ];
    case 'leader':
      return everyone
        .filter((of) => !told.includes(of) && (!right || configuration.settledOn!.leader === of))
        .map((of): Telling => ({ kind: 'trust', of, told: [of], owed: right }));
  }
}

/** What a detector may settle on, if it has not: one of the correct processes, or nothing but being right. */
export function settlements(
  kind: DetectorKind,
  { settledOn, faulty }: Configuration,
  everyone: readonly ProcessId[],
): readonly { readonly leader: ProcessId | null }[] {
  if (settledOn !== null) {
    return [];
  }
  switch (kind) {
    case 'perfect':
    case 'inaccurate':
      return [];
    case 'eventually perfect':
      return [{ leader: null }];
    case 'leader':
      return everyone.filter((process) => !faulty.includes(process)).map((leader) => ({ leader }));
  }
}
