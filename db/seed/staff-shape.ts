export interface StaffSeed {
  /** five digits, printed on the badge */
  readonly number: string;
  readonly name: string;
  readonly role: 'associate' | 'manager' | 'admin';
  /** the first is the home store; ['*'] stands for every store */
  readonly storeCodes: readonly string[];
  readonly teams: readonly ('advisers' | 'hr')[];
  /** managers and admins only */
  readonly email?: string;
  /** has left the house: may not sign in */
  readonly disabled?: true;
}
