import { describe, expect, it } from 'vitest';
import { differs } from '../../../../cli/docs/figures/figure.ts';
import { figures } from '../../../../cli/docs/figures/figures.ts';
import { lookedUp, stated } from './looked-up.ts';

const quick = figures.filter(({ large }) => !large);

describe('the figures of what ships, beside those of another search (large ones: test/long)', () => {
  it.each(quick.map((figure) => [`${figure.check}: ${figure.property}`, figure] as const))('%s', (_, figure) => {
    expect(lookedUp(figure)).toEqual(stated(figure));
  });

  it('differ for a reason that is told, and are told without one where they do not', () => {
    const differ = figures.filter(differs);
    expect(figures.filter(({ why }) => why !== undefined)).toEqual(differ);
  });
});
