import type { Profile } from '../../matching/profile.ts';
import { customerLines } from './customer-lines.ts';
import type { PastView } from './past-view.ts';

/** One customer as it was served once, as lines for people. */
export function pastLines({ found, asOf, since }: PastView, profile: Profile): readonly string[] {
  const refs = new Map(found.customer.members.map(({ id, source, key }) => [id, `${source}:${key}`]));
  return [
    `As served at ${asOf}, since ${since}:`,
    ...customerLines({ found, refs, evidence: [], conflicts: [], holds: [] }, profile),
  ];
}
