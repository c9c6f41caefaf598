import type { LosingValue, OfferedValue, Provenance } from '../../matching/golden-record.ts';
import type { RecordId } from '../../matching/ids.ts';
import type { Profile } from '../../matching/profile.ts';
import { describeChoice, describeLoss } from '../../matching/survivorship/describe-choice.ts';
import { blamedName } from '../holds/hold-view.ts';
import { holdWords, reasonOfHold } from '../holds/hold-words.ts';
import { displayWidth } from '../output/text-table.ts';
import type { CustomerView } from './customer-view.ts';

/** One customer as lines for people: values with where they came from, what lost and why, records, evidence, conflicts. */
export function customerLines(view: CustomerView, profile: Profile): readonly string[] {
  const { customer, redirects, gone } = view.found;
  const { golden, members } = customer;
  return [
    ...(gone === null ? [] : [`${gone} is gone from its source; it belonged to this customer:`]),
    ...redirects.map((id) => `${id} was merged into another customer:`),
    `Customer ${customer.id}${golden.kind === null ? '' : ` (${golden.kind})`}`,
    '',
    ...fieldLines(view, profile),
    '',
    `Records (${members.length})`,
    ...members.map(({ source, key }) => `  ${source}:${key}`),
    ...evidenceLines(view),
    ...waitingLines(view, profile),
  ];
}

function fieldLines({ found, refs }: CustomerView, profile: Profile): readonly string[] {
  const { provenance } = found.customer.golden;
  const present = profile.fields.filter(({ name }) => provenance[name] !== undefined);
  const width = Math.max(...present.map(({ label }) => displayWidth(label.en)), 0);
  return present.flatMap(({ name, label }) => {
    const { winners, losers, rule } = provenance[name] as Provenance;
    const head = label.en + ' '.repeat(width - displayWidth(label.en));
    const blank = ' '.repeat(width);
    return [
      ...winners.map((winner, index) => {
        const why = index === 0 ? `, ${describeChoice(rule, 'en')}` : '';
        return `  ${index === 0 ? head : blank}  ${winner.value}   from ${reference(winner, refs)}${why}`;
      }),
      ...(winners.length === 0 ? [`  ${head}  (none served)`] : []),
      ...losers
        .filter(({ reason }) => reason !== 'same')
        .map((loser) => `  ${blank}    lost: ${loserText(loser, refs)}`),
      ...agreeing(losers, refs).map((line) => `  ${blank}    ${line}`),
    ];
  });
}

function loserText(loser: LosingValue, refs: ReadonlyMap<RecordId, string>): string {
  const why = loser.reason === 'status' ? loser.status : describeLoss(loser.reason, 'en');
  return `${loser.value || '(unreadable)'}   from ${reference(loser, refs)}: ${why}`;
}

function agreeing(losers: readonly LosingValue[], refs: ReadonlyMap<RecordId, string>): readonly string[] {
  const same = [...new Set(losers.filter(({ reason }) => reason === 'same').map((loser) => reference(loser, refs)))];
  return same.length === 0 ? [] : [`also in ${same.join(', ')}`];
}

function reference({ record }: OfferedValue, refs: ReadonlyMap<RecordId, string>): string {
  return refs.get(record) ?? `record ${record}`;
}

function evidenceLines({ evidence }: CustomerView): readonly string[] {
  if (evidence.length === 0) return [];
  return [
    '',
    'Why these records are one customer',
    ...evidence.flatMap(({ a, b, weight, probability, reasons }) => [
      `  ${a} and ${b}: ${weight.toFixed(1)} bits, probability ${probability.toFixed(4)}`,
      ...reasons.map((reason) => `    ${reason}`),
    ]),
  ];
}

function waitingLines({ conflicts, holds, refs }: CustomerView, profile: Profile): readonly string[] {
  if (conflicts.length + holds.length === 0) return [];
  const own = new Set(refs.values());
  return [
    '',
    'Waiting for a person',
    ...holds.map((view) => {
      const { hold } = view;
      const released = hold.released === null ? '' : ` ${holdWords.released(hold.released).en}`;
      return `  changes held back (#${hold.id}, ${blamedName(view, profile, 'en')}): ${reasonOfHold(hold, 'en')}${released}`;
    }),
    ...conflicts.map(({ kind, field, records, reason }) => {
      const others = records.filter((record) => !own.has(record));
      const about = `${field === null ? '' : ` of ${field}`}${others.length === 0 ? '' : ` with ${others.join(', ')}`}`;
      return `  ${kind.replaceAll('_', ' ')}${about}: ${reason}`;
    }),
  ];
}
