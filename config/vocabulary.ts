/** The closed lists of words that both yekta.yaml and the code use. No imports: every folder may use it. */

/** Every field type a profile may use. */
export const fieldTypeNames = [
  'person_name',
  'given_name',
  'family_name',
  'organisation_name',
  'email',
  'phone',
  'national_id',
  'company_id',
  'tax_code',
  'date',
  'address',
  'city',
  'province',
  'postcode',
  'amount',
  'category',
  'text',
] as const;
export type FieldTypeName = (typeof fieldTypeNames)[number];

export const calendars = ['jalali', 'gregorian'] as const;
export type Calendar = (typeof calendars)[number];

/** Order of the parts of a numeric date. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** How a field takes part in matching: blocked on and compared; compared, never blocked on alone; carried only. */
export const matchRoles = ['identify', 'support', 'none'] as const;
export type MatchRole = (typeof matchRoles)[number];

export const partyKinds = ['person', 'organisation'] as const;
export type PartyKind = (typeof partyKinds)[number];

export const connectorNames = ['excel', 'csv', 'zendesk'] as const;

/** Encodings of text files; `auto` decides from the bytes. */
export const encodings = ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1256'] as const;
export type Encoding = (typeof encodings)[number];

/** Kinds of objects that the zendesk connector reads. */
export const zendeskStreams = ['users', 'organizations', 'tickets'] as const;
export type ZendeskStream = (typeof zendeskStreams)[number];

/** Roles of Zendesk users; customers are `end-user`, staff are `agent` and `admin`. */
export const zendeskRoles = ['end-user', 'agent', 'admin'] as const;
export type ZendeskRole = (typeof zendeskRoles)[number];

/**
 * The times by which values are young or old: the source's own update time (else the time first seen), when Yekta first saw
 * this version of the record, and when it last saw it in its source.
 */
export const clocks = ['updated', 'first_seen', 'last_seen'] as const;
export type Clock = (typeof clocks)[number];

/** Survivorship rules that need no argument. */
export const plainRuleNames = [
  'trust',
  'unanimous',
  'most_recent',
  'oldest',
  'most_frequent',
  'most_complete',
  'union',
  'first_valid',
  'min',
  'max',
] as const;
export type PlainRuleName = (typeof plainRuleNames)[number];

/** A mapping target that is no profile field: one column that mixes persons and organisations, sorted out by normalization. */
export const PARTY_NAME = 'party_name';

/** A mapping target that is no profile field: the kind of party, the same for every row (`{ const: person }`). */
export const KIND = 'kind';

/** Stands for the rules of the default plan in a list of blocking rules. */
export const defaultRules = 'default';

/** Name of the single stream of a file connector. */
export const ROWS_STREAM = 'rows';

/** Version of the match model's form. A stored model of another one is not used: matching makes a new model. */
export const MODEL_VERSION = 2;
