import { trustAt } from '../trust.ts';
import { greatest, type Narrow } from './narrow.ts';

/** Candidates of the source that is trusted most now. */
export const mostTrusted: Narrow<'trust'> = (candidates, _rule, { trust, field, asOf }) =>
  greatest(candidates, ({ member }) => trustAt(trust, member, field, asOf()));
