import type { Narrow } from './narrow.ts';

/** Candidates of the first listed source that has any. */
export const sourcePriority: Narrow<'source_priority'> = (candidates, { sources }) => {
  for (const source of sources) {
    const kept = candidates.filter((candidate) => candidate.member.source === source);
    if (kept.length > 0) return kept;
  }
  return [];
};
