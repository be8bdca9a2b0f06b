/**
 * Names the person (by id) from the moment they leave the tablet; deleted by the server when their session has ended. A tablet that was
 * locked without a network shows nobody's screens until then, also after a reload.
 */
export const leavingCookie = 'floorhand-leaving';
