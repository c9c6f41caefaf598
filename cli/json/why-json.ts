import type { Language } from '../../matching/explain/language.ts';
import type { OfferedValue } from '../../matching/golden-record.ts';
import type { Profile } from '../../matching/profile.ts';
import { describeQuestion } from '../../matching/queue/describe-question.ts';
import type { Pin, Rejection } from '../../matching/survivorship/decisions.ts';
import { describeRule } from '../../matching/survivorship/describe-rule.ts';
import { describeWarning } from '../../matching/survivorship/describe-warning.ts';
import type { SurvivorshipRule } from '../../matching/survivorship/rule.ts';
import type { WhyView } from '../why/why-view.ts';

/** The public JSON form of a field's story; records are named by source and key. */
export function whyJson(
  { found, explanation, servedOtherwise, history, refs }: WhyView,
  profile: Profile,
  language: Language,
): object {
  const { candidates, steps, pin, rejections, warnings, contradiction } = explanation;
  const named = ({ value, record, status }: OfferedValue) => ({ value, status, record: refs.get(record) ?? null });
  return {
    customer_id: found.customer.id,
    redirected_from: found.redirects,
    field: explanation.field,
    group: explanation.group,
    as_of: explanation.asOf,
    served: explanation.served.map(named),
    decided_by: explanation.decidedBy,
    served_otherwise: servedOtherwise,
    history,
    candidates: candidates.map(({ clocks, trust, fate, droppedBy, raw, ...offer }) => ({
      ...named(offer),
      raw,
      updated_at: clocks.updated,
      first_seen_at: clocks.firstSeen,
      last_seen_at: clocks.lastSeen,
      trust: { now: trust.now, score: trust.score, half_life_days: trust.halfLifeDays, by: trust.by },
      outcome: fate,
      dropped_by: droppedBy === null ? null : droppedBy + 1,
    })),
    rules: steps.map(({ rule, outcome, kept }) => ({
      rule: rule.rule,
      condition: conditionJson(rule),
      words: describeRule(rule, profile, language),
      outcome,
      kept: kept.map(named),
    })),
    pin: pin === null ? null : pinJson(pin, refs),
    rejections: rejections.map(rejectionJson),
    warnings: warnings.map((warning) => ({ kind: warning.kind, sentence: describeWarning(warning, language) })),
    contradiction:
      contradiction === null
        ? null
        : {
            reason: contradiction.reason,
            priority: contradiction.priority,
            sentence: describeQuestion(contradiction.reason, {}, language),
          },
  };
}

function conditionJson({ when }: SurvivorshipRule): object | null {
  if (when === undefined) return null;
  const { equals, sources, newerThanDays, olderThanDays, ...plain } = when;
  return {
    ...plain,
    ...(sources === undefined ? {} : { source: sources }),
    ...(newerThanDays === undefined ? {} : { newer_than_days: newerThanDays }),
    ...(olderThanDays === undefined ? {} : { older_than_days: olderThanDays }),
    ...(equals === undefined ? {} : { equals: Object.fromEntries(equals) }),
  };
}

function pinJson({ record, values, author, reason, decidedAt, expiresAt }: Pin, refs: WhyView['refs']): object {
  return {
    values: values.map(({ value }) => value),
    record: refs.get(record) ?? null,
    author,
    reason,
    decided_at: decidedAt,
    expires_at: expiresAt,
  };
}

function rejectionJson({ value, author, reason, decidedAt }: Rejection): object {
  return { value: value.value, author, reason, decided_at: decidedAt };
}
