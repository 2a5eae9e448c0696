import { expect, it } from 'vitest';
import { fifoPerfect } from '../../../models/links/fifo-perfect.ts';
import type { Content, Link } from '../../../models/links/link.ts';
import { mergingPerfect } from '../../../models/links/merging-perfect.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { afterTick, aged, isAnyDue, orphaned } from '../../../models/timing/aged-link.ts';

const sent = (link: Link, content: Content, ...messages: readonly string[]): Content =>
  messages.reduce((carried, message) => aged(link).add(carried, { from: 'p', to: 'q', message }) as Content, content);

/** What a link carries, with ages; those of a crashed sender in brackets. */
const shown = (content: Content) =>
  content.map((entry) => {
    const { message, age, orphan } = entry as unknown as { message: string; age: number; orphan?: true };
    return orphan ? `(${message} ${age})` : `${message} ${age}`;
  });

it('messages grow older with each tick, until one is due', () => {
  const one = sent(perfect(), [], 'm');
  const two = sent(perfect(), afterTick(one, 2)!, 'n');
  expect(shown(two)).toEqual(['m 1', 'n 0']);
  expect(isAnyDue(two, 2)).toBe(false);
  const later = afterTick(two, 2)!;
  expect(isAnyDue(later, 2)).toBe(true);
  expect(afterTick(later, 2)).toBeNull();
});

it('of equal messages the oldest is delivered first', () => {
  const content = sent(perfect(), afterTick(sent(perfect(), [], 'm'), 3)!, 'm');
  expect(shown(content)).toEqual(['m 1', 'm 0']);
  expect(
    aged(perfect())
      .steps(content, ['p', 'q'])
      .map(({ becomes }) => shown(becomes)),
  ).toEqual([['m 0']]);
});

it('messages of a crashed sender are never due, and gone past the bound', () => {
  const content = afterTick(orphaned(sent(perfect(), [], 'm')), 1)!;
  expect(shown(content)).toEqual(['(m 1)']);
  expect(isAnyDue(content, 1)).toBe(false);
  expect(afterTick(content, 1)).toEqual([]);
});

it('what a process sends after its recovery is owed, though an equal message is under way that is not', () => {
  const before = orphaned(sent(perfect(), [], 'm'));
  expect(shown(sent(perfect(), before, 'm'))).toEqual(['m 0', '(m 0)']);
  expect(shown(sent(fifoPerfect(), orphaned(sent(fifoPerfect(), [], 'm', 'n')), 'm'))).toEqual([
    '(m 0)',
    '(n 0)',
    'm 0',
  ]);
  expect(shown(sent(mergingPerfect(), before, 'm'))).toEqual(['m 0']);
});
