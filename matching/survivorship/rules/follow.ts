import type { Narrow } from './narrow.ts';

/** Candidates of the record that won another field; should it have none, of a record that agrees with the winner there. */
export const follow: Narrow<'follow'> = (candidates, { field }, { setting }) => {
  for (const record of setting.holdersOf(field)) {
    const kept = candidates.filter((candidate) => candidate.member.id === record);
    if (kept.length > 0) return kept;
  }
  return [];
};
