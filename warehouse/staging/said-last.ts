/** A query of what sources said last of records of which that is set aside by a rollback. */
export const setAside = `
  select h.record_id, h.version, h.deleted_at, v.hash, v.order_key, v.deleted as is_tombstone
  from set_aside h join source_record_version v on v.record_id = h.record_id and v.version = h.version`;

/** A query of all records as their sources described them last; that is what counts, but for those that are set aside. */
export const saidLast = `
  select r.id, r.source_id, r.stream, r.key, r.key_hash, coalesce(h.hash, r.hash) as hash,
    case when h.record_id is null then r.order_key else h.order_key end as order_key,
    (case when h.record_id is null then r.deleted_at else h.deleted_at end) is not null as gone
  from source_record r left join (${setAside}) h on h.record_id = r.id`;
