import { trustAt } from '../trust.ts';
import { greatest, type Narrow } from './narrow.ts';

/** Candidates of the source that is trusted most now. */
export const mostTrusted: Narrow<'trust'> = (candidates, _rule, { field, setting }) =>
  greatest(candidates, ({ member }) => trustAt(setting.trust, member, field, setting.asOf()));
