import { BadInput } from '../../checker/bad-input.ts';
import { sameEntry } from '../links/content.ts';
import type { Content, Entry, Link, LinkStep, Obligation } from '../links/link.ts';

/** A message under way under a clock. Links carry the age along without knowing it. */
interface AgedEntry extends Entry {
  /** The ticks since it was sent, or since the global stabilisation time if that was later. */
  readonly age: number;
  /** Set once its sender has crashed: nobody owes it any more. */
  readonly orphan?: true;
}

/**
 * The same link, whose entries have an age.
 *
 * @throws BadInput for a shared medium, which never has delivered a message for good
 */
export function aged(link: Link): Link {
  if (link.shared) {
    throw new BadInput(
      `system: expected links between pairs of processes under a clock, found ${link.name}, where nothing is ever delivered for good. Use perfect() or mergingPerfect().`,
    );
  }
  return {
    ...link,
    add: (content, entry) => {
      const fresh: AgedEntry = { ...entry, age: 0 };
      const after = link.add(content, fresh);
      if ('bound' in after) return after;
      if (after.includes(fresh)) return owedFirst(after);
      // Merged with an equal message: where only a crashed sender stands for that one, the new one takes its place.
      return after.map((other) => (sameEntry(other, fresh) && isAged(other).orphan ? fresh : other));
    },
    steps: (content, everyone) =>
      link.steps(content, everyone).map((step) => clearing(renewed(step, content), content)),
  };
}

/**
 * Of equal messages side by side, those that are owed come first: which of them is delivered nobody can tell, and what a crashed sender
 * has under way must not be taken for what it sent after its recovery, or that would have to be delivered besides.
 */
function owedFirst(content: Content): Content {
  const ordered = [...content];
  for (let at = 1; at < ordered.length; at++) {
    for (let place = at; place > 0; place--) {
      const [before, entry] = [ordered[place - 1]!, ordered[place]!];
      if (!isAged(before).orphan || isAged(entry).orphan || !sameEntry(before, entry)) break;
      ordered[place - 1] = entry;
      ordered[place] = before;
    }
  }
  return ordered;
}

const cleared: Obligation = { to: 'clear', kind: 'weak' };

/**
 * Whatever a link promises, a bound on delays promises that each message is delivered or lost some time: time does not pass before, so
 * that nothing else would make it happen.
 */
function clearing(step: LinkStep, content: Content): LinkStep {
  const clears = step.kind === 'deliver' || step.becomes.length < content.length;
  if (!clears || step.owed.some(({ to }) => to === 'clear')) return step;
  return { ...step, owed: [...step.owed, cleared] };
}

/** A delivery after which the link still carries the message promises to deliver it again, within the bound from now on. */
function renewed(step: LinkStep, content: Content): LinkStep {
  if (step.kind !== 'deliver' || step.becomes.length < content.length) return step;
  const { from, to, message } = step;
  return {
    ...step,
    becomes: step.becomes.map((entry) => (sameEntry(entry, { from, to, message }) ? { ...entry, age: 0 } : entry)),
  };
}

/**
 * The content one tick later; null if something must happen to an entry before. What is past the bound and belongs to a crashed
 * sender is gone.
 *
 * @param delay the bound, in ticks
 */
export function afterTick(content: Content, delay: number): Content | null {
  if (isAnyDue(content, delay)) return null;
  return content
    .map(isAged)
    .filter(({ age }) => age < delay)
    .map((entry) => ({ ...entry, age: entry.age + 1 }));
}

/** Whether an entry must be handed over, or lost, at this instant. */
export function isAnyDue(content: Content, delay: number): boolean {
  return content.some((entry) => isAged(entry).age >= delay && !isAged(entry).orphan);
}

/** The content after the crash of the sender. */
export function orphaned(content: Content): Content {
  return content.map((entry) => ({ ...entry, orphan: true }));
}

function isAged(entry: Entry): AgedEntry {
  if ('age' in entry) return entry as AgedEntry;
  throw new BadInput(
    `link: expected entries as they were sent, found one of ${entry.from} that was made anew, whose age is not known. Keep the objects that "add" is given.`,
  );
}
