import { z } from 'zod';
import type { Judgement } from '../../matching/decision.ts';
import { type RecordId, toSourceName } from '../../matching/ids.ts';
import type { RecordRef, StoredDecision } from '../ports/decision-store.ts';
import { endOfDay } from './end-of-day.ts';

/** Columns of a file of decisions. */
export const decisionColumns = [
  'decision',
  'records',
  'field',
  'value',
  'known',
  'until',
  'author',
  'decided_at',
  'reason',
] as const;
export type DecisionColumn = (typeof decisionColumns)[number];
export type DecisionRow = Readonly<Record<DecisionColumn, string>>;

/** What people call the kinds of decisions; those that let a hold through have no row, because holds belong to one warehouse. */
export const decisionVerbs: Readonly<Record<Judgement['kind'], string>> = {
  must_link: 'link',
  cannot_link: 'separate',
  confirm_cluster: 'confirm',
  split_cluster: 'split',
  pin: 'pin',
  unpin: 'unpin',
  reject_value: 'reject',
  generic_value: 'generic',
  release_hold: 'release',
};

const rowVerbs = Object.values(decisionVerbs).filter((verb) => verb !== decisionVerbs.release_hold);

/** A decision as a row of texts: one record or value per line of a cell, an empty line between the parts of a split. */
export function toDecisionRow(
  { judgement, author, reason, decidedAt, expiresAt }: StoredDecision,
  refs: ReadonlyMap<RecordId, RecordRef>,
): DecisionRow {
  const lines = (records: readonly RecordId[]): string =>
    records.map((record) => formatRef(refs.get(record)!)).join('\n');
  return {
    decision: decisionVerbs[judgement.kind],
    records: partsOf(judgement).map(lines).join('\n\n'),
    field: 'field' in judgement ? judgement.field : '',
    value: valuesOf(judgement).join('\n'),
    known: judgement.kind === 'pin' ? judgement.known.join('\n') : '',
    until: expiresAt ?? '',
    author,
    decided_at: decidedAt,
    reason,
  };
}

/** A row as its author meant it; records and values are still texts. */
export type ParsedDecision = z.infer<ReturnType<typeof decisionRowSchema>>;

/** Reads a row. Messages name columns and what is allowed, never what the row says. */
export function decisionRowSchema(timeZone: string) {
  const lines = z.string().transform((text) => text.split(/\r?\n/).filter((line) => line.trim() !== ''));
  const refs = z.string().transform((text, context) => {
    const parsed = text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [parseRef(line.trim())]));
    if (!parsed.includes(null)) return parsed as readonly RecordRef[];
    context.addIssue({ code: 'custom', message: 'A record is named source:key, one on each line.' });
    return z.NEVER;
  });
  const parts = z
    .string()
    .transform((text) => text.split(/\r?\n\s*\r?\n/).filter((part) => part.trim() !== ''))
    .pipe(z.array(refs).min(2, 'The parts of a split are divided by an empty line; there are two at least.'));
  const instant = z.string().transform((text, context) => {
    const at = text.trim() === '' ? null : endOfDay(text, timeZone);
    if (at !== null || text.trim() === '') return at;
    context.addIssue({ code: 'custom', message: 'It is a date or a time such as 2027-03-20 or 2027-03-20T10:00:00Z.' });
    return z.NEVER;
  });
  const common = {
    until: instant,
    author: z.string().trim().min(1, 'Who decided must be told.'),
    decided_at: instant,
    reason: z.string(),
  };
  const some = (count: number, message: string) => refs.refine((list) => list.length === count, message);
  const record = some(1, 'It names one record.');
  const field = z.string().trim().min(1, 'A field must be named.');
  const one = lines.refine((list) => list.length === 1, 'It is one value.');
  return z.discriminatedUnion(
    'decision',
    [
      z.object({
        decision: z.enum(['link', 'separate']),
        records: some(2, 'It names two records, one on each line.'),
        ...common,
      }),
      z.object({
        decision: z.literal('confirm'),
        records: refs.refine((list) => list.length > 1, 'It names the records of the customer, one on each line.'),
        ...common,
      }),
      z.object({ decision: z.literal('split'), records: parts, ...common }),
      z.object({ decision: z.literal('pin'), records: record, field, value: lines, known: lines, ...common }),
      z.object({ decision: z.literal('unpin'), records: record, field, ...common }),
      z.object({ decision: z.literal('reject'), records: record, field, value: one, ...common }),
      z.object({ decision: z.literal('generic'), field, value: one, ...common }),
    ],
    { error: `A decision is one of ${rowVerbs.join(', ')}.` },
  );
}

/** `source:key`, or `source[stream]:key` where the source has the key in several streams. */
export function formatRef({ source, key, stream }: RecordRef): string {
  return `${source}${stream === null ? '' : `[${stream}]`}:${key}`;
}

function parseRef(text: string): RecordRef | null {
  const [, source, stream, key] = /^([^:[]+)(?:\[(.*?)\])?:(.+)$/s.exec(text) ?? [];
  if (source === undefined || key === undefined) return null;
  return { source: toSourceName(source), key, stream: stream ?? null };
}

function partsOf(judgement: Judgement): readonly (readonly RecordId[])[] {
  switch (judgement.kind) {
    case 'must_link':
    case 'cannot_link':
      return [[judgement.a, judgement.b]];
    case 'confirm_cluster':
      return [judgement.records];
    case 'split_cluster':
      return judgement.parts;
    case 'pin':
    case 'unpin':
    case 'reject_value':
      return [[judgement.record]];
    case 'generic_value':
    case 'release_hold':
      return [];
    default:
      return judgement satisfies never;
  }
}

function valuesOf(judgement: Judgement): readonly string[] {
  switch (judgement.kind) {
    case 'pin':
      return judgement.values.map(({ value }) => value);
    case 'reject_value':
      return [judgement.value.value];
    case 'generic_value':
      return [judgement.key];
    default:
      return [];
  }
}
