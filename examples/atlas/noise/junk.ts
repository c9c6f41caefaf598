/** What people type when a form insists on a value they do not have. None of it belongs to anybody. */
export const junk = {
  nationalIds: ['0000000000', '1111111111', '0123456789', '9999999999'],
  mobiles: ['09120000000', '09000000000', '09111111111', '09123456789'],
  landlines: ['0', '000', '02100000000', '11111111'],
  emails: ['test@test.com', 'info@info.com', 'a@a.com', 'none@none.com', 'noemail@gmail.com'],
  postcodes: ['0000000000', '1111111111', '1234567890'],
  strangers: ['مشتری متفرقه', 'متفرقه', 'مشتری گذری', 'مشتری نقدی'],
} as const;
