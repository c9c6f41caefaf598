import type { Warehouse } from '../ports/warehouse.ts';

/** Runs among which the last publication is looked for. */
const LOOKED_AT = 100;

/** The time of the last run that published (ISO 8601): ages in what is served are measured then. */
export async function lastPublishedAt({ runs }: Pick<Warehouse, 'runs'>): Promise<string | null> {
  const last = (await runs.list(LOOKED_AT)).find(({ steps }) =>
    steps.some(({ step, status }) => step === 'publish' && status === 'done'),
  );
  return last === undefined ? null : runs.observedAt(last.id);
}
