import { describe } from 'vitest';
import { loggedPerfect } from '../../../models/links/logged-perfect.ts';
import { itKeepsTheContractOfLinks } from './contract.ts';

describe('logged perfect links', () => {
  itKeepsTheContractOfLinks(loggedPerfect, { ordered: false, merges: false, duplicates: false, loses: false });
});
