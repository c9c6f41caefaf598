import type { SourceProposal } from './propose-source.ts';
import { sourceLines } from './source-text.ts';
import { scalar, scalars } from './yaml-text.ts';

export interface ConfigProposal {
  readonly project: string;
  /** Language of labels and pages, with the country. */
  readonly locale: string;
  readonly country: string;
  readonly sources: readonly SourceProposal[];
}

/** The commented yekta.yaml that `yekta init` writes. */
export function configText({ project, locale, country, sources }: ConfigProposal): string {
  return `${[
    '# Written by `yekta init`. Every guess says why; please read it through, then run `yekta check`.',
    '# docs/configuration.md describes every key.',
    'version: 1',
    `project: ${scalar(project)}`,
    `locale: ${locale} # language of labels and pages`,
    `country: ${country} # default region of phones and identifiers`,
    'time_zone: Asia/Tehran',
    'currency: IRR # unit that amounts are served in; IRT is toman',
    '',
    'sources:',
    ...sources.flatMap((source, index) => [...(index === 0 ? [] : ['']), ...sourceLines(source)]),
    '',
    ...amountLines(sources),
    '# Which source wins, field by field; every field has sensible rules without this. For example:',
    '# survivorship:',
    `#   full_name: [{ source_priority: [${sources.map(({ name }) => scalar(name)).join(', ')}] }, most_complete]`,
    '#   phone: [first_valid, union]',
  ].join('\n')}\n`;
}

/** Definitions of the fields that the sources propose in comments. */
function amountLines(sources: readonly SourceProposal[]): readonly string[] {
  const labels = new Map<string, string>();
  for (const { amounts } of sources)
    for (const { field, label } of amounts) if (!labels.has(field)) labels.set(field, label);
  if (labels.size === 0) return [];
  return [
    '# Amounts are no standard fields; to keep them, uncomment them here and in their sources:',
    '# customer:',
    '#   fields:',
    ...[...labels].map(([field, label]) => `#     ${field}: { type: amount, label: ${scalars([label])} }`),
    '',
  ];
}
