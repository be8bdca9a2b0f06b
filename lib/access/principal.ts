/** Who a request says it comes from, proven by a session cookie or a bearer key. Rights come later, from `authorise`. */
export interface Principal {
  staffId: number;
  /** The store of the tablet; null for a full sign-in or a key, which act from the home store. */
  storeId: number | null;
  /** The enrolled tablet, when there is one: revoking it ends the session. */
  deviceId: string | null;
  /** Must equal the staff member's own; null for keys, which are revoked by themselves. */
  accessVersion: number | null;
  via: 'tablet' | 'full' | 'key';
  /** The session of a cookie, which a sign-out ends; keys have none. */
  sessionId?: string | undefined;
}
