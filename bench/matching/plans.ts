import { defaults } from '../../config/defaults.ts';
import type { MatchOptions } from '../../matching/match-options.ts';

/** How candidate pairs are found: by the default plan, or by the rules that one would write for Splink. */
export const planNames = ['default', 'tight', 'loose'] as const;
export type PlanName = (typeof planNames)[number];

/** Rules by hand: all keys of a rule must be equal. A key is a column, or `column[0:1]` for its first character. */
const tight: readonly (readonly string[])[] = [
  ['email'],
  ['phone'],
  ['last_name', 'dob'],
  ['first_name', 'dob'],
  ['first_name', 'postcode'],
  ['last_name', 'city', 'first_name[0:1]'],
  ['last_name', 'postcode'],
  ['dob', 'postcode'],
];

export const handWrittenRules = {
  tight,
  loose: [...tight, ['first_name', 'last_name'], ['last_name', 'city'], ['dob']],
} as const satisfies Record<Exclude<PlanName, 'default'>, readonly (readonly string[])[]>;

/** The options of a matching run with a plan; rules by hand have no limit on blocks, because Splink has none. */
export function matchOptions(plan: PlanName): MatchOptions {
  const { link, review } = defaults.thresholds;
  const { cluster_size, block_size, pairs_per_record } = defaults.matching_limits;
  const base = { thresholds: { link, review }, decisions: [] };
  if (plan === 'default') {
    return {
      ...base,
      limits: { clusterSize: cluster_size, blockSize: block_size, pairsPerRecord: pairs_per_record },
    };
  }
  return {
    ...base,
    limits: { clusterSize: cluster_size, blockSize: NO_LIMIT, pairsPerRecord: NO_LIMIT },
    blocking: handWrittenRules[plan].map((keys) => keys.map(ruleKey)),
  };
}

const NO_LIMIT = 1_000_000_000;

/** `field:key` of a key of the rules by hand. */
function ruleKey(key: string): string {
  return key.endsWith('[0:1]') ? `${key.slice(0, -'[0:1]'.length)}:initial` : `${key}:exact`;
}
