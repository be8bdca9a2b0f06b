/** The one model that machines see: the house's ladder decides what stands behind it. */
export const theModel = { id: 'floorhand', object: 'model', created: 0, owned_by: 'floorhand' } as const;
