import type { Scores } from '../../matching/evaluate/scores.ts';
import type { MeasuredMatch } from '../matching/measured-match.ts';

/** Stages that do the same work under different names. */
const stages: readonly {
  readonly title: string;
  readonly splink: readonly string[];
  readonly yekta: readonly string[];
}[] = [
  { title: 'load', splink: ['load'], yekta: ['load'] },
  { title: 'train', splink: ['prior + u', 'EM'], yekta: ['train'] },
  { title: 'block', splink: ['block'], yekta: ['block'] },
  { title: 'score', splink: ['predict'], yekta: ['score'] },
  { title: 'cluster', splink: ['cluster'], yekta: ['cluster'] },
  { title: 'total', splink: ['total'], yekta: ['total'] },
];

/** Rows of title, Splink, Yekta, and how many times as much Splink takes. */
export function comparisonRows({
  splink,
  yekta,
}: {
  readonly splink: MeasuredMatch;
  readonly yekta: MeasuredMatch;
}): readonly (readonly string[])[] {
  return [
    ...stages.map(({ title, splink: theirs, yekta: ours }) => {
      const [a, b] = [sum(splink, theirs), sum(yekta, ours)];
      return [`${title}, s`, a.toFixed(2), b.toFixed(2), ratio(a, b)];
    }),
    [
      'peak RSS, MB',
      splink.peakRssMegabytes.toFixed(0),
      yekta.peakRssMegabytes.toFixed(0),
      ratio(splink.peakRssMegabytes, yekta.peakRssMegabytes),
    ],
    ['candidate pairs', String(splink.candidatePairs), String(yekta.candidatePairs), ''],
    ['blocking recall', share(splink.blockingRecall), share(yekta.blockingRecall), ''],
    ...scoreRows('pairs', splink.pairwise, yekta.pairwise),
    ...scoreRows('clusters', splink.cluster, yekta.cluster),
    ['B-cubed F1', share(splink.bcubed.f1), share(yekta.bcubed.f1), ''],
  ];
}

function sum({ seconds }: MeasuredMatch, stages: readonly string[]): number {
  return stages.reduce((total, stage) => total + (seconds[stage] ?? 0), 0);
}

function scoreRows(title: string, splink: Scores, yekta: Scores): readonly (readonly string[])[] {
  return (['precision', 'recall', 'f1'] as const).map((measure) => [
    `${title}: ${measure === 'f1' ? 'F1' : measure}`,
    share(splink[measure]),
    share(yekta[measure]),
    '',
  ]);
}

function ratio(a: number, b: number): string {
  return `${(a / b).toFixed(1)} x`;
}

function share(value: number): string {
  return value.toFixed(4);
}
