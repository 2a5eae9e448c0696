import { expect, it } from 'vitest';
import { figures } from '../../cli/docs/figures/figures.ts';
import { lookedUp, stated } from '../cli/docs/figures/looked-up.ts';

it.each(figures.filter(({ large }) => large).map((figure) => [figure.check, figure] as const))(
  '%s: the figure beside that of another search',
  (_, figure) => {
    expect(lookedUp(figure)).toEqual(stated(figure));
  },
);
