import { doubleEchoFamily, doubleEchoFamilyAmongFour } from './byzantine-broadcast/double-echo.ts';
import type { Family } from './family.ts';
import { eagerFamily } from './reliable-broadcast/eager-reliable-broadcast.ts';
import { naiveBankFamily } from './total-order-broadcast/naive-bank.ts';
import { sequencerBankFamily } from './total-order-broadcast/sequencer-bank.ts';

/** The protocols that ship with a list of models to ask about: what `counterpoint matrix` knows by name. */
export const families: readonly Family[] = [
  naiveBankFamily,
  sequencerBankFamily,
  eagerFamily,
  doubleEchoFamilyAmongFour,
  doubleEchoFamily,
];
