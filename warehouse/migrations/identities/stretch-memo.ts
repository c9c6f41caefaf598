/**
 * A part of the memo of rows may tell of stretches of rows that stand together. Where rows are known already, their memo is made anew, or
 * stretches would be known only of rows that change.
 */
export const stretchMemo = /* sql */ `
truncate row_memo;
alter table row_memo add column stretches boolean not null default false;
`;
