/**
 * Parts of the blocking index take half of the bytes that they did. Those of before are not read any more: the next sync matches all
 * records and writes the index anew. Large rows are looked up by their ids only: what the planner knows of a few of them will do.
 */
export const shortParts = /* sql */ `
truncate block_part, block_segment;
update match_state set decisions = null;

alter table block_part alter segment_id set statistics 10, alter part set statistics 10;
alter table match_record alter record_id set statistics 10, alter source_id set statistics 10;
`;
