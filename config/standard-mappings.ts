import type { FieldMappingsInput } from './schema/mapping-schema.ts';
import type { ZendeskStream } from './vocabulary.ts';

/** How a stream of an API maps to customer fields when yekta.yaml says nothing. */
export interface StandardMapping {
  /** Column with the source's own update time, Gregorian. */
  readonly updatedAt: string;
  readonly fields: FieldMappingsInput;
}

/** Requesters write their own name or that of their company; organizations are companies; tickets are facts about both. */
export const zendeskMappings: Readonly<Record<ZendeskStream, StandardMapping>> = {
  users: { updatedAt: 'updated_at', fields: { party_name: 'name', phone: 'phone', email: 'email' } },
  organizations: { updatedAt: 'updated_at', fields: { organisation_name: 'name', website: 'domain_names' } },
  tickets: { updatedAt: 'updated_at', fields: {} },
};
