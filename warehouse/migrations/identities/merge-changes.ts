/** Records whose normalized content, or what people decided about its fields, changed since the golden record of their customer was made. */
export const mergeChangeTables = /* sql */ `
create table golden_dirty (record_id integer primary key);
`;
