import { BadInput } from '../../checker/bad-input.ts';
import { expectMembers, shown } from '../../checker/shape.ts';
import type { FailureModel } from './failure-model.ts';
import { type FaultyScope, faultySets } from './faulty-sets.ts';

const kinds = ['sends', 'receipts'] as const;

/** Who may omit messages, which ones, and how often. */
export type OmissionOptions = FaultyScope & {
  /** Whether it may omit to send, or to receive; both unless said otherwise. */
  readonly of?: (typeof kinds)[number];
  /** The most omissions in one execution, of all processes together; any number unless said otherwise. */
  readonly acts?: number;
};

/**
 * Omission failures: a process of the faulty set may omit to send messages that its protocol sends, and to receive messages that arrive.
 * Otherwise it follows its protocol, and never knows. It may also crash, which is to omit all from then on.
 *
 * A message that a process omits to send counts as sent by it: `send` is what its protocol asks for. That it was omitted is a step of its
 * own, taken at any time before the message arrives; nobody owes it.
 *
 * @example omission({ atMost: 1, of: 'sends', acts: 2 })
 * @throws BadInput for a scope that is none, and for a number of omissions that is no whole number
 * @see Perry, Toueg, IEEE Transactions on Software Engineering 12(3), 1986; Cachin, Guerraoui, Rodrigues 2011, section 2.2.3
 */
export function omission(options: OmissionOptions): FailureModel {
  expectMembers('omission', options, ['atMost', 'exactly', 'of', 'acts']);
  const { name, patterns } = faultySets('omission', options);
  const { of, acts } = options;
  if (of !== undefined && !kinds.includes(of)) {
    throw new BadInput(
      `omission: expected "of" to be ${kinds.join(' or ')}, or left out for both, found ${shown(of)}. Correct it.`,
    );
  }
  if (acts !== undefined && (!Number.isInteger(acts) || acts < 0)) {
    throw new BadInput(
      `omission: expected a number of omissions, 0 or more, found acts: ${String(acts)}. Give an integer.`,
    );
  }
  const which = of === undefined ? 'omission' : `omission of ${of}`;
  const most = acts === undefined ? '' : `, at most ${acts} ${acts === 1 ? 'omission' : 'omissions'}`;
  return {
    describe: () => `${which}: ${name} faulty${most}`,
    patterns,
    omission: { of: of === undefined ? kinds : [of], ...(acts !== undefined && { acts }) },
  };
}
