import type { PlanReport } from '../../matching/plan/plan-report.ts';

/** What `yekta plan --json` prints. */
export function planJson(report: PlanReport, showValues: boolean): object {
  return {
    records: report.records,
    comparisons: report.comparisons.map(({ field, type, role, levels, filled, values }) => ({
      field,
      type,
      role,
      levels,
      records: filled,
      values,
    })),
    excluded: report.excluded.map(({ field, count, largest }) => ({
      field,
      count,
      largest: largest.map(({ value, records }) => (showValues ? { value, records } : { records })),
    })),
    rules: report.rules.map((rule) => ({
      rule: rule.rule,
      blocks: rule.blocks,
      largest_block: rule.largestBlock,
      predicted_pairs: rule.pairs,
      new_pairs: rule.newPairs,
      skipped_keys: rule.skippedKeys,
      largest_skipped: rule.largestSkipped,
      skipped_pairs: rule.skippedPairs,
      links: rule.links,
    })),
    candidate_pairs: report.candidatePairs,
    links: report.links,
  };
}
