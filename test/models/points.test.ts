import { describe, expect, test } from 'vitest';
import type { Point } from '../../checker/matrix/axis.ts';
import { conclusions } from '../../checker/matrix/weakest.ts';
import { family, type SystemModel } from '../../models/family.ts';
import { perfect } from '../../models/links/perfect.ts';
import { noFailure, upToByzantine, upToCrashes, usualLinks, usualTiming } from '../../models/points.ts';
import { process } from '../../models/process.ts';
import { runMatrix } from '../../models/run-matrix.ts';
import { at, system } from '../../models/system.ts';
import { asynchronous } from '../../models/timing/asynchronous.ts';
import { safety } from '../../specs/safety.ts';
import { on } from '../../specs/temporal/events.ts';
import { always, eventually } from '../../specs/temporal/future.ts';
import { temporal } from '../../specs/temporal.ts';
import { tracesWithin } from './traces-within.ts';

/** Each of the two tells the other what it is asked to, and hears from it that it has heard that; it gives up after a while. */
interface Talker {
  local: { readonly heard: readonly string[] };
  message: string;
  request: string;
  indication: string;
}
const talker = process<Talker>({
  init: () => ({ heard: [] }),
  upon: {
    request(state, word, fx) {
      fx.send(fx.self === 'p' ? 'q' : 'p', word);
      fx.setTimer('give up', 3);
      return state;
    },
    deliver(state, from, word, fx) {
      fx.indicate(word);
      if (state.heard.includes(word) || word.startsWith('heard')) return state;
      fx.send(from, `heard ${word}`);
      return { heard: [...state.heard, word] };
    },
    timeout(state, _timer, fx) {
      fx.indicate('gives up');
      return state;
    },
  },
});

const talking = (model: Partial<SystemModel>, inputs = [at('p', 'a'), at('p', 'b')]) =>
  system({
    processes: { p: talker, q: talker },
    inputs,
    links: perfect(),
    timing: asynchronous(),
    ...model,
  });

const one = upToCrashes(1);
const axes = {
  failures: [noFailure, one, upToCrashes(2, one), upToByzantine(1, { says: ['a'] })],
  links: usualLinks(['FIFO perfect', 'perfect', 'perfect with 1 copy', 'fair-loss without copies', 'fair-loss', 'UDP']),
  timing: usualTiming,
};

/** Pairs of a point and one that it includes. */
function inclusions<At extends Point>(points: readonly At[]): readonly (readonly [harder: At, easier: At])[] {
  return points.flatMap((harder) =>
    (harder.includes ?? []).map(({ point }) => [harder, points.find(({ name }) => name === point)!] as const),
  );
}

describe('whatever is observed under a point may be observed under each that includes it', () => {
  const events = 6;
  const included = (harder: Partial<SystemModel>, easier: Partial<SystemModel>) => {
    const all = tracesWithin(talking(harder), events);
    const some = tracesWithin(talking(easier), events);
    return { lacking: [...some].filter((trace) => !all.has(trace)), more: all.size > some.size };
  };
  const named = ([harder, easier]: readonly [Point, Point]) => `${harder.name} includes ${easier.name}`;

  test.each(inclusions(axes.failures).map((pair) => [named(pair), ...pair] as const))('%s', (_, harder, easier) => {
    const failures = ({ model }: typeof harder) => (model === null ? {} : { failures: model });
    expect(included(failures(harder), failures(easier))).toEqual({ lacking: [], more: true });
  });

  test.each(inclusions(axes.links).map((pair) => [named(pair), ...pair] as const))('%s', (_, harder, easier) => {
    for (const { model: timing } of [axes.timing[0]!, axes.timing[2]!]) {
      const { lacking } = included({ links: harder.model, timing }, { links: easier.model, timing });
      expect(lacking).toEqual([]);
    }
  });

  test.each(inclusions(axes.timing).map((pair) => [named(pair), ...pair] as const))('%s', (_, harder, easier) => {
    // Before its unknown moment, a partially synchronous system may do whatever an asynchronous one may.
    const more = easier.name === 'synchronous';
    expect(included({ timing: harder.model }, { timing: easier.model })).toEqual({ lacking: [], more });
  });

  test('and the test would tell: perfect links include those that lose, as far as finite traces go, and not those that copy', () => {
    const lossy = axes.links.find(({ name }) => name === 'fair-loss without copies')!;
    const copying = axes.links.find(({ name }) => name === 'perfect with 1 copy')!;
    expect(included({ links: perfect() }, { links: lossy.model }).lacking).toEqual([]);
    expect(included({ links: perfect() }, { links: copying.model }).lacking.length).toBeGreaterThan(0);
  });
});

test('what holds under a point holds under all that it includes, infinite executions too', () => {
  const claims = family('talk', {
    system: (model) => talking(model, [at('p', 'a')]),
    properties: [
      safety('nothing is heard twice', { observes: ['indication'] }, (trace) => {
        const heard = trace.map(({ process: hearer, indication }) => JSON.stringify([hearer, indication]));
        return new Set(heard).size === heard.length;
      }),
      safety(
        'nobody gives up before hearing',
        { observes: ['indication'] },
        ([first]) => first?.indication !== 'gives up',
      ),
      temporal(
        'what is asked is answered',
        always(on('request', () => eventually('indication', ({ indication }) => indication.startsWith('heard')))),
      ),
      temporal(
        'somebody gives up',
        eventually('indication', ({ indication }) => indication === 'gives up'),
      ),
    ],
    ...axes,
    failures: [noFailure, one],
    bounds: { states: 1_500 },
  });
  const matrix = runMatrix(claims);
  expect(matrix.cells.length).toBe(36);
  expect(conclusions(matrix).contradictions).toEqual([]);
});
