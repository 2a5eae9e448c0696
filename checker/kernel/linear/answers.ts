/**
 * How answers of the system are written. Programs are sequences of 32-bit integers, known by reference.
 *
 * - offers: how many; and for each its action, what the slot becomes, twice its group of steps (plus 1 for the last offer of its group),
 *   how many labels, and per label a slot and a column.
 * - outcomes: how many; and for each its action, how many writes, per write a slot and the exclusive or of its ids before and after, how
 *   many labels, and per label a slot and a column.
 * - reactions: how many; and for each what the slot becomes, how many labels, and per label a slot and a column. Or, in place of how many,
 *   minus one minus the number of a bound.
 *
 * Where steps are left out, FRESH is added to how many there are until the level ends within which the answer was learned.
 *
 * A column stands for one (slot, label). The answer in a column under an id is UNKNOWN, or REFUSED, or minus one minus what the slot
 * becomes where that is the only reaction and has no labels, or a program of reactions.
 *
 * A decision tree is a reference to its root, or an answer. A node is a slot, for how many ids it has children, and per id a child: again
 * a node or an answer. An answer is minus one minus itself; 0 is UNKNOWN.
 */
export const FRESH = 0x40000000;
export const UNKNOWN = 0;
export const NOTHING = 1;
export const REFUSED = 1;
