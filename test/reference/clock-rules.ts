import type { ProcessId } from '../../specs/event.ts';
import type { Aged, Configuration } from './configuration.ts';

/** Whether something has to happen before the next tick: a delivery, a loss, or a timeout. */
export function isHeldUp(configuration: Configuration): boolean {
  const anyDue = Object.values(configuration.contents).some((content) =>
    content.some((entry) => isDue(configuration, entry)),
  );
  const anyOver = Object.values(configuration.timers).some((timers) => Object.values(timers).includes(0));
  return anyDue || anyOver;
}

/** One tick later. What is as old as can be is that of a crashed sender, and is gone. */
export function afterTick(configuration: Configuration): Configuration {
  const { delay } = configuration.clock!;
  const contents = Object.entries(configuration.contents).flatMap(([where, content]) => {
    const kept = content.filter(({ age }) => age < delay).map((entry) => ({ ...entry, age: entry.age + 1 }));
    return kept.length === 0 ? [] : [[where, kept] as const];
  });
  const timers = Object.entries(configuration.timers).map(
    ([process, set]) =>
      [process, Object.fromEntries(Object.entries(set).map(([timer, left]) => [timer, left! - 1]))] as const,
  );
  return { ...configuration, contents: Object.fromEntries(contents), timers: Object.fromEntries(timers) };
}

/** The clock runs from now on; when a timer was set, nobody knows. */
export function afterGst(configuration: Configuration): readonly Configuration[] {
  let ways: readonly Configuration[] = [{ ...configuration, clock: { ...configuration.clock!, runs: true } }];
  for (const [process, set] of Object.entries(configuration.timers)) {
    for (const [timer, most] of Object.entries(set)) {
      ways = ways.flatMap((way) =>
        Array.from({ length: most! }, (_, index) => ({
          ...way,
          timers: { ...way.timers, [process]: { ...way.timers[process]!, [timer]: index + 1 } },
        })),
      );
    }
  }
  return ways;
}

/** The timers of a process that may fire now. */
export function mayFire(configuration: Configuration, process: ProcessId): readonly string[] {
  const set = configuration.timers[process]!;
  if (!configuration.clock?.runs) {
    return Object.keys(set);
  }
  const anyDue = Object.values(configuration.contents).some((content) =>
    content.some((entry) => entry.to === process && isDue(configuration, entry)),
  );
  return anyDue ? [] : Object.keys(set).filter((timer) => set[timer] === 0);
}

function isDue(configuration: Configuration, { age, orphan }: Aged): boolean {
  return age >= configuration.clock!.delay && !orphan;
}
