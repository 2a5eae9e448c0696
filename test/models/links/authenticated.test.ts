import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { authenticated } from '../../../models/links/authenticated.ts';
import { broadcastMedium } from '../../../models/links/broadcast-medium.ts';
import { lossy } from '../../../models/links/lossy.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { itKeepsTheContractOfLinks } from './contract.ts';

describe('authenticated links', () => {
  itKeepsTheContractOfLinks(() => authenticated(perfect()), {
    ordered: false,
    merges: false,
    duplicates: false,
    loses: false,
  });

  it('say so, also behind losses, and keep the rules of what they are made of', () => {
    expect(authenticated(broadcastMedium())).toMatchObject({ authenticated: true, shared: true });
    expect(lossy(authenticated(perfect()))).toMatchObject({
      authenticated: true,
      name: 'lossy authenticated perfect links',
    });
    expect(perfect().authenticated).toBeUndefined();
  });

  it('are made of links', () => {
    expect(() => authenticated(perfect as never)).toThrow(
      new BadInput(
        'authenticated: expected links, such as perfect(), found the function perfect. Call the function that makes them.',
      ),
    );
  });
});
