import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { plainRuleNames } from '../../../config/vocabulary.ts';
import { toFieldName } from '../../../matching/ids.ts';
import { profileFromConfig } from '../../../matching/profile-from-config.ts';
import type { FieldDecisions } from '../../../matching/survivorship/decisions.ts';
import { surviveCluster } from '../../../matching/survivorship/survive-cluster.ts';
import { loadText } from '../../config/load-text.ts';
import { customer, type RawCustomer, typesOf } from '../../support/matching/customer-records.ts';
import { pin, rejection } from '../../support/matching/field-decisions.ts';

/** One example of docs/survivorship.md: parts of a yekta.yaml, records and decisions, and the golden fields that come out. */
interface Example {
  readonly trust?: { readonly sources?: Readonly<Record<string, unknown>> };
  readonly customer?: unknown;
  readonly survivorship: Readonly<Record<string, unknown>>;
  readonly as_of?: string;
  readonly pins?: readonly WrittenDecision[];
  readonly rejected?: readonly WrittenDecision[];
  readonly records: readonly (Omit<RawCustomer, 'id'> & { readonly updated?: string; readonly seen?: string })[];
  readonly golden: Readonly<Record<string, string | readonly string[] | null>>;
  readonly decided_by: Readonly<Record<string, string>>;
  readonly contradictions?: readonly unknown[];
  readonly warnings?: readonly string[];
}

interface WrittenDecision {
  readonly field: string;
  readonly value: string;
  readonly decided: string;
  readonly expires?: string;
  readonly known?: readonly string[];
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
    const withArgument = ['source_priority', 'most_restrictive', 'follow'];
    for (const rule of [...plainRuleNames, ...withArgument]) expect(shown).toContain(rule);
  });

  test.each(examples)('$title', async ({ example }) => {
    const profile = await profileOf(example);
    const types = typesOf(profile);
    const members = example.records.map(({ updated, seen, ...record }, i) =>
      customer(
        {
          ...record,
          id: i + 1,
          updatedAt: updated === undefined ? null : midnight(updated),
          ...(seen === undefined ? {} : { lastSeenAt: midnight(seen) }),
        },
        types,
      ),
    );
    const decisions: FieldDecisions = {
      pins: (example.pins ?? []).map((written) =>
        pin(types, {
          ...written,
          decidedAt: midnight(written.decided),
          expiresAt: written.expires === undefined ? null : midnight(written.expires),
        }),
      ),
      rejections: (example.rejected ?? []).map(({ decided, ...written }) =>
        rejection(types, { ...written, decidedAt: midnight(decided) }),
      ),
    };
    const golden = surviveCluster(members, profile, {
      decisions,
      ...(example.as_of === undefined ? {} : { asOf: midnight(example.as_of) }),
    });
    for (const [field, value] of Object.entries(example.golden)) {
      expect([field, golden.fields[toFieldName(field)] ?? null]).toEqual([field, value]);
    }
    for (const [field, rule] of Object.entries(example.decided_by)) {
      expect([field, golden.provenance[toFieldName(field)]?.rule]).toEqual([field, rule]);
    }
    expect(golden.contradictions).toEqual(example.contradictions ?? []);
    expect(golden.warnings.map(({ kind }) => kind)).toEqual(example.warnings ?? []);
  });
});

/** The profile of a yekta.yaml that holds the example's parts, and the sources that it names. */
async function profileOf({ trust, customer: fields, survivorship, records }: Example) {
  const priorities = Object.values(survivorship)
    .flat()
    .map((rule) => (rule as { source_priority?: string[] }).source_priority);
  const named = [
    ...records.map(({ source }) => source ?? 'crm'),
    ...Object.keys(trust?.sources ?? {}),
    ...priorities.flat(),
  ];
  const sources = [...new Set([...named, 'sales', 'support'].filter((name) => name !== undefined))].map((name) => [
    name,
    { connector: 'csv', location: 'a.csv', fields: {} },
  ]);
  const file = {
    version: 1,
    project: 'cookbook',
    sources: Object.fromEntries(sources),
    customer: fields,
    survivorship,
    trust,
  };
  return profileFromConfig(await loadText(stringify(file)));
}

const midnight = (date: string): string => `${date}T00:00:00Z`;
