import type { Temporal } from '../../specs/property.ts';
import type { Check, CheckBounds } from '../check.ts';
import type { Model } from '../model.ts';
import type { RunOptions } from '../run-check.ts';
import type { UserCode } from '../user-code.ts';
import type { Finding } from '../verdict.ts';

/** Decides temporal properties of a model. */
export function decideTemporal(
  _check: Check,
  _model: Model,
  _properties: readonly Temporal[],
  _bounds: CheckBounds,
  _options: RunOptions,
  _userCode: UserCode,
): readonly Finding[] {
  throw new Error('in progress');
}
