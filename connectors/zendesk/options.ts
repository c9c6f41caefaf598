import type { ZendeskStream } from '../../config/vocabulary.ts';

/** Roles of Zendesk users; customers are `end-user`, staff are `agent` and `admin`. */
export const zendeskRoles = ['end-user', 'agent', 'admin'] as const;
export type ZendeskRole = (typeof zendeskRoles)[number];

/** Options of the zendesk connector; config/ resolves its `zendesk` section to this. */
export interface ZendeskOptions {
  /** Address of the account, such as `https://company.zendesk.com`. */
  readonly url: string;
  /** An API token of an admin: the incremental exports are open to admins only. */
  readonly credentials: { readonly email: string; readonly token: string };
  /** Objects per request, at most 1000. Smaller pages help an account whose exports time out. */
  readonly pageSize: number;
  /** Read only what changed since this time (ISO 8601); absent: everything. Matters for the first read of a stream only. */
  readonly start?: string | undefined;
  /** Streams to read. An account of a million tickets takes 100 minutes at the ten requests a minute that Zendesk allows. */
  readonly streams: readonly ZendeskStream[];
  /**
   * Roles of the users to read; absent: `[end-user]`, customers only. Users of other roles are counted in a note of the
   * report and not stored.
   */
  readonly roles?: readonly ZendeskRole[] | undefined;
}
