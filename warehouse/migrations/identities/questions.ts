/**
 * Questions say why they are asked by a code, so that people read it in their language; how urgent they are by themselves; and
 * who closed them.
 */
export const questionColumns = /* sql */ `
alter table conflict
  alter column stake set default 1,
  add counts json not null default '{}',
  add urgency double precision not null default 1,
  add closer text;
alter table conflict alter column urgency drop default;
update conflict set stake = 1, priority = 1,
  counts = case kind when 'suspicious_deletions' then json_build_object(
    'vanished', substring(reason from '^[0-9]+')::integer, 'live', substring(reason from 'of ([0-9]+)')::integer) else '{}' end,
  reason = case
    when kind = 'contradiction' then 'unique'
    when kind = 'suspicious_deletions' then 'vanished'
    when reason like 'The evidence is strong%' then 'below_link_threshold'
    when reason like 'The evidence is enough%' then 'hard_conflict'
    when reason like 'The records would join%' then 'weak_bridge'
    when reason like 'More records than%' then 'oversized'
    when reason like 'The records hang together%' then 'incoherent'
    when reason like '%different valid identifiers.' then 'unique_identifier'
    when reason like '%the other an organisation.' then 'party_kind'
    when reason like '%to hold no duplicates.' then 'duplicate_free_source'
    else 'cannot_link'
  end;
`;
