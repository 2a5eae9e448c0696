import type { FailureModel } from '../failures/failure-model.ts';
import { perfect } from '../links/perfect.ts';
import type { Process } from '../process.ts';
import { at, oneOf, system } from '../system.ts';

/** A coordinator that is asked to begin, and two participants that vote as they like, over perfect links. */
export const commitSystem = (coordinator: Process, participant: Process, failures?: FailureModel) =>
  system({
    processes: { coordinator, p1: participant, p2: participant },
    links: perfect(),
    inputs: [
      at('coordinator', 'begin'),
      oneOf('p1', [{ vote: 'yes' }, { vote: 'no' }]),
      oneOf('p2', [{ vote: 'yes' }, { vote: 'no' }]),
    ],
    ...(failures && { failures }),
  });
