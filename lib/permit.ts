declare const reserved: unique symbol;

/**
 * Leave to make one paid call: its worst case is reserved. Only `lib/budget/permit.ts` makes one (the brand keeps anyone else from
 * writing a literal), and whoever calls a provider has to be shown it.
 */
export type Permit = Readonly<{
  id: string;
  /** The model it was reserved for. */
  model: string;
}> & { readonly [reserved]: true };
