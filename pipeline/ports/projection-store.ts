/** What is derived from facts: normalized records, the match result with its index, customers and golden records that are not published yet. */
export interface ProjectionStore {
  /**
   * Notes that none of it is what its facts give. It stays as it is until the next run makes it anew, step by step: whatever happens
   * in between, nobody is served less than before.
   */
  readonly outdate: () => Promise<void>;
}
