import { describeCluster } from '../../matching/explain/describe-cluster.ts';
import { isolated, type Language, signed } from '../../matching/explain/language.ts';
import type { Profile } from '../../matching/profile.ts';
import { textTable } from '../output/text-table.ts';
import type { ClusterView } from './cluster-view.ts';

/** How a customer holds together, and how well each record belongs to it. */
export function clusterLines(
  { customer, explanation, nameOf }: ClusterView,
  profile: Profile,
  language: Language,
): readonly string[] {
  const [summary, ...sentences] = describeCluster(explanation, profile, language, nameOf);
  const titles = titleWords[language];
  const { support } = explanation;
  return [
    ...(customer === null ? [] : [`${titles.customer} ${isolated(customer, language)}`, '']),
    summary!,
    ...sentences.map((sentence) => `  ${sentence}`),
    ...(support.length < 2 ? [] : ['', ...supportLines(explanation.support, nameOf, language)]),
  ];
}

const titleWords = {
  en: { customer: 'Customer', record: 'record', links: 'fits', strongest: 'best with', bits: 'bits' },
  fa: { customer: 'مشتری', record: 'رکورد', links: 'سازگار با', strongest: 'بیش از همه با', bits: 'بیت' },
};

function supportLines(
  support: ClusterView['explanation']['support'],
  nameOf: ClusterView['nameOf'],
  language: Language,
): readonly string[] {
  const titles = titleWords[language];
  const title = (text: string): string => isolated(text, language);
  return textTable(
    [
      { title: title(titles.record) },
      { title: title(titles.links), align: 'right' },
      { title: title(titles.strongest) },
      { title: title(titles.bits), align: 'right' },
    ],
    support.map(({ record, links, strongest: { a, b, weight } }) => [
      isolated(nameOf(record), language),
      `${links}/${support.length - 1}`,
      isolated(nameOf(a === record ? b : a), language),
      signed(weight, language),
    ]),
  ).map((line) => `  ${line}`);
}
