import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { plainRuleNames } from '../../../config/vocabulary.ts';
import { toFieldName } from '../../../matching/ids.ts';
import type { SurvivorshipRule } from '../../../matching/survivorship/rule.ts';
import { surviveCluster } from '../../../matching/survivorship/survive-cluster.ts';
import { customer, type RawCustomer, standardCustomerProfile } from '../../support/matching/customer-records.ts';

/** One example of docs/survivorship.md: rules by field, records, and the golden fields that come out. */
interface Example {
  readonly survivorship: Readonly<Record<string, readonly (string | Readonly<Record<string, unknown>>)[]>>;
  readonly records: readonly (Omit<RawCustomer, 'id'> & { readonly updated?: string })[];
  readonly golden: Readonly<Record<string, string | readonly string[] | null>>;
  readonly decided_by: Readonly<Record<string, string>>;
}

const page = readFileSync(new URL('../../../docs/survivorship.md', import.meta.url), 'utf8');
const examples = page
  .split(/^### /m)
  .slice(1)
  .map((section) => {
    const [, yaml] = /```yaml\n([\s\S]*?)```/.exec(section)!;
    return { title: section.split('\n', 1)[0]!.replaceAll('`', ''), example: parse(yaml!) as Example };
  });

describe('the survivorship cookbook', () => {
  test('has an example for every rule', () => {
    const shown = new Set(examples.map(({ title }) => title));
    for (const rule of [...plainRuleNames, 'source_priority', 'follow']) expect(shown).toContain(rule);
  });

  test.each(examples)('$title', ({ example }) => {
    const profile = standardCustomerProfile();
    const fields = profile.fields.map((field) => {
      const rules = example.survivorship[field.group ?? field.name] ?? example.survivorship[field.name];
      return rules === undefined ? field : { ...field, survivorship: rules.map(toRule) };
    });
    const members = example.records.map(({ updated, ...record }, i) =>
      customer({ ...record, id: i + 1, updatedAt: updated === undefined ? null : `${updated}T00:00:00Z` }),
    );
    const golden = surviveCluster(members, { ...profile, fields });
    for (const [field, value] of Object.entries(example.golden)) {
      expect([field, golden.fields[toFieldName(field)] ?? null]).toEqual([field, value]);
    }
    for (const [field, rule] of Object.entries(example.decided_by)) {
      expect([field, golden.provenance[toFieldName(field)]?.rule]).toEqual([field, rule]);
    }
  });
});

/** `most_recent`, or `{ source_priority: [a, b] }`, as in yekta.yaml. */
function toRule(rule: Example['survivorship'][string][number]): SurvivorshipRule {
  if (typeof rule === 'string') return { rule } as SurvivorshipRule;
  const [[name, value]] = Object.entries(rule) as [[string, unknown]];
  return { rule: name, [name === 'follow' ? 'field' : 'sources']: value } as SurvivorshipRule;
}
