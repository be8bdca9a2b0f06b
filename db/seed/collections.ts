/** Collections of documents, and who may read each. A reader must satisfy every condition. */
export interface CollectionSeed {
  /** also the folder name under documents/ */
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly minimumRole: 'associate' | 'manager' | 'admin';
  /** null: every store; else the reader works in one of these */
  readonly storeCodes: readonly string[] | null;
  /** null: every region; else one of the reader's stores is in one of these */
  readonly regions: readonly ('emea' | 'americas' | 'apac')[] | null;
  /** null: everyone; else the reader is on one of these teams */
  readonly teams: readonly ('advisers' | 'hr')[] | null;
}

export const collections = [
  {
    slug: 'house-handbook',
    name: 'House handbook',
    description: 'Policies and procedures that apply in every Vauclaire store.',
    minimumRole: 'associate', storeCodes: null, regions: null, teams: null,
  },
  {
    slug: 'product-and-care',
    name: 'Product and care',
    description: 'Product training, size guides and advice on care for every material.',
    minimumRole: 'associate', storeCodes: null, regions: null, teams: null,
  },
  {
    slug: 'emea',
    name: 'Europe, Middle East and Africa',
    description: 'Returns, tax, prices, hours and seasons in Paris, London, Milan and Dubai.',
    minimumRole: 'associate', storeCodes: null, regions: ['emea'], teams: null,
  },
  {
    slug: 'americas',
    name: 'Americas',
    description: 'Returns, tax, prices, hours and seasons in New York, Los Angeles, Miami and Toronto.',
    minimumRole: 'associate', storeCodes: null, regions: ['americas'], teams: null,
  },
  {
    slug: 'apac',
    name: 'Asia and Pacific',
    description: 'Returns, tax, prices, hours and seasons in Tokyo, Singapore and Sydney.',
    minimumRole: 'associate', storeCodes: null, regions: ['apac'], teams: null,
  },
  {
    slug: 'paris-saint-honore',
    name: 'Rue Saint-Honoré, the flagship',
    description: 'What is special to the flagship in Paris.',
    minimumRole: 'associate', storeCodes: ['PAR-STH'], regions: null, teams: null,
  },
  {
    slug: 'dubai-jumeirah',
    name: 'Jumeirah Gallery, Dubai',
    description: 'What is special to the store in Dubai.',
    minimumRole: 'associate', storeCodes: ['DXB-JUM'], regions: null, teams: null,
  },
  {
    slug: 'new-york-madison',
    name: 'Madison Avenue, New York',
    description: 'What is special to the store in New York.',
    minimumRole: 'associate', storeCodes: ['NYC-MAD'], regions: null, teams: null,
  },
  {
    slug: 'client-advisers',
    name: 'Client advisers',
    description: 'Appointments, contact rules, approvals and special orders, for the adviser team.',
    minimumRole: 'associate', storeCodes: null, regions: null, teams: ['advisers'],
  },
  {
    slug: 'managers',
    name: 'Managers',
    description: 'Limits, budgets, incidents, investigations and key holding, for managers.',
    minimumRole: 'manager', storeCodes: null, regions: null, teams: null,
  },
  {
    slug: 'people-hr',
    name: 'People team',
    description: 'Salary bands, leave, sick pay and procedures, for the People team.',
    minimumRole: 'associate', storeCodes: null, regions: null, teams: ['hr'],
  },
  {
    slug: 'head-office',
    name: 'Head office',
    description: 'Margins, markdown calendar, price revisions and crisis communication.',
    minimumRole: 'admin', storeCodes: null, regions: null, teams: null,
  },
] as const satisfies readonly CollectionSeed[];
