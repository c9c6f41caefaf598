import { defaults } from '../defaults.ts';
import type { PublicationConfig } from '../schema/config.ts';
import type { PublicationInput } from '../schema/publication-schema.ts';

export function resolvePublication({ from_customers, limits = {} }: PublicationInput): PublicationConfig {
  const { publication: standard } = defaults;
  return {
    fromCustomers: from_customers ?? standard.from_customers,
    limits: {
      merges: limits.merges ?? standard.limits.merges,
      splits: limits.splits ?? standard.limits.splits,
      retired: limits.retired ?? standard.limits.retired,
      criticalFields: limits.critical_fields ?? standard.limits.critical_fields,
      largestCluster: limits.largest_cluster ?? standard.limits.largest_cluster,
      newJunk: limits.new_junk ?? standard.limits.new_junk,
    },
  };
}
