import { BadInput } from '../checker/bad-input.ts';
import { expectFunction, expectList, expectMembers, shown } from '../checker/shape.ts';

/** One internal step as it is declared. */
interface Declared {
  readonly name: string;
  readonly when: unknown;
  readonly run: unknown;
}

/**
 * Makes sure that the internal steps of a process or a layer can be told apart by their names: what is owed of a step is owed of all
 * that bear its name, so that fairness would be satisfied by either of two.
 *
 * @param place puts a part into the whole, for a person: "when of internal step 1" of process p
 * @throws BadInput for what is no list of steps, each with a guard and a name of its own
 */
export function validateInternalSteps(internal: readonly Declared[], place: (part: string) => string): void {
  expectList(place('internal'), internal);
  internal.forEach((step, index) => {
    const part = `internal step ${index + 1}`;
    expectMembers(place(part), step, ['name', 'when', 'run']);
    expectFunction(place(`when of ${part}`), step.when);
    expectFunction(place(`run of ${part}`), step.run);
    const { name } = step;
    if (typeof name !== 'string' || name === '') {
      throw new BadInput(`${place(part)}: expected a name, found ${shown(name)}. Executions and fairness go by it.`);
    }
    if (internal.findIndex((other) => other.name === name) < index) {
      throw new BadInput(
        `${place(part)}: expected a name of its own, found "${name}" a second time. Fairness goes by it: rename one.`,
      );
    }
  });
}
