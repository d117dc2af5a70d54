package org.threatreviews.notification;

/** Why a link opens nothing. */
public enum LinkFault {
  /** It was never issued. */
  UNKNOWN,
  EXPIRED,
  /** Its holder, or our side for them, has made it invalid. */
  REVOKED
}
