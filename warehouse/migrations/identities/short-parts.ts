/**
 * Parts of the blocking index take half of the bytes that they did. Those of before are not read any more: the next sync matches all
 * records and writes the index anew. What the planner needs to know of these tables is the ids, and of rows
 * that are found by one id only, a few will do.
 */
export const shortParts = /* sql */ `
truncate block_part, block_segment;
update match_state set decisions = null;

alter table block_part alter segment_id set statistics 10, alter part set statistics 10;
alter table match_record alter record_id set statistics 10, alter source_id set statistics 10;
alter table match_edge alter weight set statistics 0, alter levels set statistics 0;
`;
