import { describe } from 'vitest';
import { mergingPerfect } from '../../../models/links/merging-perfect.ts';
import { itKeepsTheContractOfLinks } from './contract.ts';

describe('merging perfect links', () => {
  itKeepsTheContractOfLinks(mergingPerfect, { ordered: false, merges: true, duplicates: false, loses: false });
});
