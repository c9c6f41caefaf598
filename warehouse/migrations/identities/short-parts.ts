/**
 * Parts of the blocking index take half of the bytes that they did. Those of before are not read any more: the next sync matches all
 * records and writes the index anew.
 */
export const shortParts = /* sql */ `
truncate block_part, block_segment;
update match_state set decisions = null;
`;
