/** Every default of yekta.yaml that is not part of the standard profile, in one place. Keys as in the file. */
export const defaults = {
  locale: 'fa-IR',
  country: 'IR',
  time_zone: 'Asia/Tehran',
  currency: 'IRR',
  excel: { sheet: 1, include_hidden_rows: true },
  csv: { encoding: 'auto', delimiter: 'auto', quote: 'auto' },
  zendesk: { page_size: 1000, overlap: '10 minutes', roles: ['end-user'] },
  duplicate_free: false,
  thresholds: { link: 0.5, review: 0.1 },
  matching_limits: { cluster_size: 50, block_size: 80, pairs_per_record: 3 },
  blocking: ['default'],
  trust: { score: 0.5, by: 'updated', contradict_from: 0.5 },
  critical: 1,
  publication: {
    from_customers: 200,
    limits: { merges: 0.05, splits: 0.02, retired: 0.05, critical_fields: 0.05, largest_cluster: 30, new_junk: 0.2 },
  },
  limits: { deletions: 0.05, file_size: '4 GB' },
} as const;
