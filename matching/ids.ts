/** Branded ids: made at the edge (config, warehouse), never mixed up inside. */
declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

/** Name of a configured source, as written in yekta.yaml. */
export type SourceName = Branded<string, 'SourceName'>;
/** Warehouse id of a source record: identifies (source, key) for ever; a 32-bit positive integer. */
export type RecordId = Branded<number, 'RecordId'>;
/** Opaque, stable, never reused id of a customer. */
export type CustomerId = Branded<string, 'CustomerId'>;
/** Name of a field of the customer profile, such as `full_name`. */
export type FieldName = Branded<string, 'FieldName'>;

export const toSourceName = (name: string): SourceName => name as SourceName;
export const toRecordId = (id: number): RecordId => id as RecordId;
export const toCustomerId = (id: string): CustomerId => id as CustomerId;
export const toFieldName = (name: string): FieldName => name as FieldName;
