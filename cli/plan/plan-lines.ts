import type { PlannedRule, PlanReport } from '../../matching/plan/plan-report.ts';
import { countOf, formatCount } from '../output/numbers.ts';
import { type TableColumn, textTable } from '../output/text-table.ts';

/** What `yekta plan` prints. */
export function planLines(report: PlanReport, showValues: boolean): readonly string[] {
  return [
    `Comparisons on ${countOf(report.records, 'record')}`,
    ...comparisonLines(report),
    '',
    ...excludedLines(report, showValues),
    '',
    ...ruleLines(report),
    '',
    ...totalLines(report),
  ];
}

const right = (title: string): TableColumn => ({ title, align: 'right' });

function comparisonLines({ comparisons }: PlanReport): readonly string[] {
  const empty = comparisons.filter(({ filled }) => filled === 0);
  const lines = textTable(
    [{ title: 'field' }, { title: 'type' }, { title: 'role' }, right('records'), right('values'), { title: 'levels' }],
    comparisons
      .filter(({ filled }) => filled > 0)
      .map(({ field, type, role, levels, filled, values }) => [
        field,
        type,
        role,
        formatCount(filled),
        formatCount(values),
        levels.join(', '),
      ]),
  );
  return empty.length === 0 ? lines : [...lines, `Without any value: ${empty.map(({ field }) => field).join(', ')}.`];
}

function excludedLines({ excluded }: PlanReport, showValues: boolean): readonly string[] {
  if (excluded.length === 0) return ['No value is so common that it is left out.'];
  return [
    'Values that too many customers share to tell anything',
    ...excluded.map(({ field, count, largest }) => {
      const held = largest.map(({ value, records }) =>
        showValues ? `${value} (${formatCount(records)})` : formatCount(records),
      );
      return `  ${field}: ${formatCount(count)}; most records: ${held.join(', ')}`;
    }),
  ];
}

function ruleLines(report: PlanReport): readonly string[] {
  const used = report.rules.filter(({ blocks, skippedKeys }) => blocks + skippedKeys > 0);
  const unused = report.rules.length - used.length;
  const cells = used.map((rule) => ruleCells(rule, report));
  const lines = used.length === 0 ? [] : textTable(ruleColumns, cells);
  const note = `${countOf(unused, 'rule')} more, whose keys no two records share.`;
  return ['Blocking rules', ...lines, ...(unused === 0 ? [] : [note])];
}

const ruleColumns: readonly TableColumn[] = [
  { title: 'rule' },
  right('blocks'),
  right('largest block'),
  right('pairs'),
  right('new pairs'),
  right('skipped keys'),
  right('largest skipped'),
  right('reaches'),
  right('adds'),
  right('alone'),
];

function ruleCells(rule: PlannedRule, { links }: PlanReport): readonly string[] {
  return [
    rule.rule,
    formatCount(rule.blocks),
    formatCount(rule.largestBlock),
    formatCount(rule.pairs),
    formatCount(rule.newPairs),
    formatCount(rule.skippedKeys),
    formatCount(rule.largestSkipped),
    share(rule.links.reached, links.pairs),
    share(rule.links.added, links.pairs),
    share(rule.links.alone, links.pairs),
  ];
}

function totalLines({ candidatePairs, records, links }: PlanReport): readonly string[] {
  const perRecord = records === 0 ? '0.0' : (candidatePairs / records).toFixed(1);
  return [
    `${countOf(candidatePairs, 'candidate pair')}, ${perRecord} per record.`,
    `${countOf(links.pairs, 'pair')} of records linked into one customer; the rules reach ${share(links.reached, links.pairs)} of them directly.`,
    'Skipped keys are shared by too many records. Reaches, adds, alone: share of the linked pairs that the rule reaches, that no',
    'rule before it reaches, and that no other rule reaches.',
  ];
}

/** `12.3 %`; a dash of nothing. */
function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}
