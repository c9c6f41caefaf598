import { isUnanimous } from '../candidate.ts';
import { greatest, type Narrow } from './narrow.ts';

/** Candidates with the value that most records hold; nothing on a tie. A record that says the same twice counts once. */
export const mostFrequent: Narrow<'most_frequent'> = (candidates) => {
  const holders = new Map<string, Set<number>>();
  for (const { identity, member } of candidates) {
    const records = holders.get(identity);
    if (records === undefined) holders.set(identity, new Set([member.id]));
    else records.add(member.id);
  }
  const kept = greatest(candidates, (candidate) => holders.get(candidate.identity)!.size);
  return isUnanimous(kept) ? kept : [];
};
