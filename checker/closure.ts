import type { Closure, Model } from './model.ts';
import type { SearchResult } from './search/breadth-first.ts';
import { boundsPhrase } from './text/verdict-text.ts';
import type { TransitionSystem } from './transition-system.ts';

/** Searches a system again and again until no search meets anything that its offers lack; most systems once. */
export class Closing {
  readonly #closure: Closure | undefined;
  readonly #leftOut: () => string | undefined;
  #rehearsed = false;
  #outgrown = false;
  /** Transitions of searches whose results were not the last word. */
  transitions = 0;

  constructor({ closure, leftOut }: Pick<Model, 'closure' | 'leftOut'>) {
    this.#closure = closure;
    this.#leftOut = leftOut ?? (() => undefined);
  }

  /** Asked now and then in a search: whether it has met something that its offers lack, so that it is better begun anew. */
  grew(): boolean {
    if (!this.#rehearsed || this.#closure?.grown() !== true) return false;
    this.#outgrown = true;
    return true;
  }

  /**
   * What the last search found. One that ends early, because every goal is found, has expanded all configurations that are nearer than
   * the last goal by one step and more: what it did not meet makes no shorter way to a goal.
   *
   * @param rehearse explores a system that is not the one in question, and no more than so many configurations of it
   * @param search searches the system with the offers of that moment
   */
  last<Found>(
    rehearse: (system: TransitionSystem, states: number) => SearchResult,
    search: () => Found,
    resultOf: (found: Found) => SearchResult,
  ): Found {
    const closure = this.#closure;
    if (closure === undefined) return search();
    if (!this.#rehearsed) {
      const rehearsal = rehearse(closure.rehearsal, closure.rehearsalStates);
      this.#rehearsed = true;
      this.transitions += rehearsal.transitions;
      closure.rehearsed(cutOf(rehearsal));
    }
    for (;;) {
      this.#outgrown = false;
      const found = search();
      const result = resultOf(found);
      const { bounds, transitions } = result;
      const interrupted = !this.#outgrown && bounds.some(({ kind }) => kind === 'interrupted');
      // A search that was left early is begun anew, also where the growth is given up.
      if (interrupted || (!closure.extend(isComplete(result)) && !this.#outgrown)) return found;
      this.transitions += transitions;
    }
  }

  /** Why nothing holds, if a search that may have met more was cut short, or steps were left out of it. */
  open(result: SearchResult): string | undefined {
    const why = this.#closure?.open(cutOf(result));
    return why === undefined ? this.#leftOut() : `what a Byzantine process may say is not known: ${why}`;
  }
}

/** Whether a search met everything: no bound cut it, and it did not end early, with all that it looked for. */
function isComplete({ bounds, found }: SearchResult): boolean {
  const endedEarly = found.length > 0 && found.every((row) => row !== undefined);
  return bounds.length === 0 && !endedEarly;
}

function cutOf({ bounds, completeDepth }: SearchResult): string | undefined {
  return bounds.length === 0 ? undefined : boundsPhrase({ bounds, depth: completeDepth });
}
