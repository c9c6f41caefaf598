import type { Language } from '../../matching/explain/language.ts';
import type { HoldView } from '../holds/hold-view.ts';
import { reasonOfHold } from '../holds/hold-words.ts';

/** The public JSON form of a hold; described in docs/cli.md. */
export function holdJson({ hold, subject, records }: HoldView, language: Language): object {
  const { id, scope, reason, counts, run, openedAt, released, value, customers } = hold;
  return {
    hold: id,
    scope,
    subject,
    value: value?.value ?? null,
    reason,
    sentence: reasonOfHold(hold, language),
    counts,
    run,
    opened_at: openedAt,
    released_by: released,
    records,
    customer_ids: customers,
  };
}
