import type { SignInServices } from '@/lib/access/sign-in';
import { services } from './services';

/** What signing in needs. `npm start` makes a pepper where none is set; without any, no PIN can be checked. */
export function signInServices(): SignInServices {
  const { db, clock, env } = services();
  if (env.PIN_PEPPER === undefined) throw new Error('PIN_PEPPER is not set: start the product with "npm start", or set it.');
  return { db, clock, pepper: env.PIN_PEPPER, demo: env.DEMO_SEED };
}
