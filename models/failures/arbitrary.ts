import { BadInput } from '../../checker/bad-input.ts';
import { expectMembers, shown } from '../../checker/shape.ts';
import { type Deviation, deviations } from '../adversary/deviations.ts';
import { type Says, validateSays } from '../adversary/domain.ts';
import type { FailureModel } from './failure-model.ts';
import { type FaultyScope, faultySets } from './faulty-sets.ts';

/** Who may be Byzantine, and what such a process may do. */
export type ArbitraryOptions = FaultyScope & {
  /**
   * The values that it may put into messages, by the names of their fields: `{ body: ['A', 'B'] }`; or whole messages. Values of a
   * message, a request or a local state that is no record go by the names `message`, `request` and `state`. Without it, the values are those
   * of the declared inputs. `valuesMet` finds some to start from.
   */
  readonly says?: Says;
  /** The most things that Byzantine processes say or do wrong in one execution, all together; any number unless said otherwise. */
  readonly acts?: number;
  /**
   * Anything unless said otherwise. Narrower: it runs its handlers, but may handle another request or message than the one that came,
   * change its local state at any moment, or send other messages than the right ones, different ones to different processes; each time
   * with values of `says` in the place of the right ones. Its `start` runs as it should: that comes before the first step.
   * Under a clock it is on time: what it sends arrives within the bound, and its timers fire.
   */
  readonly may?: 'anything' | Deviation | readonly Deviation[];
};

/**
 * Arbitrary failures: a process of the faulty set runs none of its handlers. Instead it may say, at any moment, to anyone, any message
 * of the kinds that the protocol knows with any of the declared values in them, different ones to different processes, or nothing.
 *
 * What its links authenticate it cannot forge: over `authenticated` links it speaks as itself, over others as whom it likes. It makes
 * no signature and no code of others, but may repeat those that it received. It owes nothing, and its silence costs no states. Requests
 * to it are never made.
 *
 * The kinds of message are those that correct processes are found to send, by searching until no further one turns up; a verdict says
 * how many messages that came to.
 *
 * @example arbitrary({ atMost: 1, says: { body: ['A', 'B'] } })
 * @throws BadInput for an empty domain, and for a number that is no whole number or has no sense
 * @see Cachin, Guerraoui, Rodrigues 2011, section 2.2.6
 */
export function arbitrary(options: ArbitraryOptions): FailureModel {
  expectMembers('arbitrary', options, ['atMost', 'exactly', 'says', 'acts', 'may']);
  const { name, patterns } = faultySets('arbitrary', options);
  const { says, acts, may = 'anything' } = options;
  const departures = may === 'anything' ? undefined : [may].flat();
  if (departures !== undefined) validateDepartures(departures, says);
  if (says !== undefined) validateSays('arbitrary, says', says);
  if (acts !== undefined && (!Number.isInteger(acts) || acts < 0)) {
    throw new BadInput(
      `arbitrary: expected a number of acts, 0 or more, found acts: ${String(acts)}. Give an integer.`,
    );
  }
  return {
    describe: () => `arbitrary: ${name} Byzantine`,
    patterns,
    adversary: {
      ...(says !== undefined && { says }),
      ...(acts !== undefined && { acts }),
      ...(departures !== undefined && { may: departures }),
    },
  };
}

function validateDepartures(may: readonly Deviation[], says: Says | undefined): void {
  const stranger = may.find((deviation) => !deviations.includes(deviation));
  if (stranger !== undefined || may.length === 0) {
    throw new BadInput(
      `arbitrary: expected "may" to be anything, or some of ${deviations.join(', ')}, found ${stranger === undefined ? 'an empty list' : shown(stranger)}. Correct it.`,
    );
  }
  if (Array.isArray(says)) {
    throw new BadInput(
      `arbitrary: expected values by the names of fields in "says" of a process that may ${may.join(', ')}, found a list of messages. Write says: { field: values }.`,
    );
  }
}

/** Another name for `arbitrary`. */
export const byzantine = arbitrary;
