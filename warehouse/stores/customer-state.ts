import { sql } from 'kysely';
import type { CustomerId } from '../../matching/ids.ts';
import type { CustomerState } from '../../pipeline/ports/customer-store.ts';
import type { Database } from '../db/database.ts';

/** Where an id leads (law 6); of an absorbed one the customer that has its records now, however many merges later. */
export async function customerState(db: Database['db'], id: CustomerId): Promise<CustomerState | null> {
  const { rows } = await sql<{ id: string; state: string; into_ids: string[] | null; depth: number }>`
    with recursive followed as (
      select id, state, into_ids, 0 as depth from customer where id = ${id}
      union all
      select c.id, c.state, c.into_ids, f.depth + 1 from followed f join customer c on c.id = f.into_ids[1]
      where f.state = 'absorbed'
    ) cycle id set is_cycle using path
    select id, state, into_ids, depth from followed where not is_cycle order by depth`.execute(db);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  switch (first.state) {
    case 'live':
      return { state: 'live' };
    case 'absorbed':
      return { state: 'absorbed', into: last.id as CustomerId };
    case 'erased':
      return { state: 'erased' };
    default:
      return { state: 'retired' };
  }
}
