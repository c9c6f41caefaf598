import levenshtein from 'fast-levenshtein';

/** The allowed name that a person most likely meant, or `null` when none is near: at most a third of the letters, or two, differ. */
export function nearestName(name: string, allowed: Iterable<string>): string | null {
  const wanted = name.toLowerCase();
  let best: string | null = null;
  let bestDistance = (wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3))) + 1;
  for (const candidate of allowed) {
    const distance = levenshtein.get(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
