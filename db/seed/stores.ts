/** The twelve stores of Maison Vauclaire. */
export interface StoreSeed {
  readonly code: string;
  readonly name: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  readonly region: 'emea' | 'americas' | 'apac';
  /** IANA time zone */
  readonly timeZone: string;
  /** BCP 47 */
  readonly locale: string;
  /** ISO 4217 */
  readonly currency: string;
}

export const stores = [
  { code: 'PAR-STH', name: 'Rue Saint-Honoré', city: 'Paris', country: 'FR', region: 'emea', timeZone: 'Europe/Paris', locale: 'fr-FR', currency: 'EUR' },
  { code: 'PAR-RVG', name: 'Rive Gauche', city: 'Paris', country: 'FR', region: 'emea', timeZone: 'Europe/Paris', locale: 'fr-FR', currency: 'EUR' },
  { code: 'LON-MAY', name: 'Mayfair', city: 'London', country: 'GB', region: 'emea', timeZone: 'Europe/London', locale: 'en-GB', currency: 'GBP' },
  { code: 'MIL-SPI', name: 'Via della Spiga', city: 'Milan', country: 'IT', region: 'emea', timeZone: 'Europe/Rome', locale: 'it-IT', currency: 'EUR' },
  { code: 'DXB-JUM', name: 'Jumeirah Gallery', city: 'Dubai', country: 'AE', region: 'emea', timeZone: 'Asia/Dubai', locale: 'ar-AE', currency: 'AED' },
  { code: 'NYC-MAD', name: 'Madison Avenue', city: 'New York', country: 'US', region: 'americas', timeZone: 'America/New_York', locale: 'en-US', currency: 'USD' },
  { code: 'LAX-MEL', name: 'Melrose Place', city: 'Los Angeles', country: 'US', region: 'americas', timeZone: 'America/Los_Angeles', locale: 'en-US', currency: 'USD' },
  { code: 'MIA-DSD', name: 'Design District', city: 'Miami', country: 'US', region: 'americas', timeZone: 'America/New_York', locale: 'en-US', currency: 'USD' },
  { code: 'TOR-YRK', name: 'Yorkville', city: 'Toronto', country: 'CA', region: 'americas', timeZone: 'America/Toronto', locale: 'en-CA', currency: 'CAD' },
  { code: 'TYO-GIN', name: 'Ginza', city: 'Tokyo', country: 'JP', region: 'apac', timeZone: 'Asia/Tokyo', locale: 'ja-JP', currency: 'JPY' },
  { code: 'SIN-ORC', name: 'Orchard', city: 'Singapore', country: 'SG', region: 'apac', timeZone: 'Asia/Singapore', locale: 'en-SG', currency: 'SGD' },
  { code: 'SYD-CAS', name: 'Castlereagh Street', city: 'Sydney', country: 'AU', region: 'apac', timeZone: 'Australia/Sydney', locale: 'en-AU', currency: 'AUD' },
] as const satisfies readonly StoreSeed[];
