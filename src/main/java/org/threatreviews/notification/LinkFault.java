package org.threatreviews.notification;

/** Why a link opens nothing. */
public enum LinkFault {
  /** It was never issued. */
  UNKNOWN,
  EXPIRED,
  /** Its holder, or our side for them, has made it invalid. */
  REVOKED,
  /** Its holder is no contact any more. */
  LEFT,
  /** Its holder has another address now; nobody knows who reads what comes to this one. */
  MOVED
}
