import { cache } from 'react';
import { signedInOrNull } from './auth';

/** Who is signed in and what they may read, decided once per request however many parts of a page ask. Null when nobody is. */
export const currentReader = cache(signedInOrNull);
