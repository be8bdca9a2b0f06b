/** Paid work that stops because a budget has no room, or a model no price. The message says what to do about it; what is done stays done. */
export class NoRoom extends Error {
  readonly code = 'no_room';
}
