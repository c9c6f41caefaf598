/** The parts of Zendesk's objects that the example fills in; names and meanings are Zendesk's. Times are ISO 8601, UTC. */
export interface ZendeskUser {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly role: 'end-user' | 'agent' | 'admin';
  readonly organization_id: number | null;
  /** False for a deleted user. */
  readonly active: boolean;
  readonly suspended: boolean;
  readonly verified: boolean;
  readonly locale: string;
  readonly time_zone: string;
  readonly external_id: string | null;
  readonly notes: string | null;
  readonly details: string | null;
  readonly tags: readonly string[];
  readonly user_fields: { readonly city: string | null };
  readonly created_at: string;
  readonly updated_at: string;
}

export interface ZendeskOrganization {
  readonly id: number;
  readonly name: string;
  readonly domain_names: readonly string[];
  readonly external_id: string | null;
  readonly notes: string | null;
  readonly details: string | null;
  readonly tags: readonly string[];
  readonly organization_fields: {
    readonly national_id: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly city: string | null;
  };
  readonly created_at: string;
  readonly updated_at: string;
}

export interface ZendeskTicket {
  readonly id: number;
  readonly subject: string;
  readonly description: string;
  readonly type: 'question' | 'incident' | 'problem' | 'task';
  readonly status: 'new' | 'open' | 'pending' | 'solved' | 'closed';
  readonly priority: 'low' | 'normal' | 'high' | 'urgent';
  readonly requester_id: number;
  readonly organization_id: number | null;
  readonly assignee_id: number | null;
  readonly tags: readonly string[];
  readonly via: { readonly channel: 'email' | 'web' | 'voice' };
  readonly created_at: string;
  readonly updated_at: string;
}
