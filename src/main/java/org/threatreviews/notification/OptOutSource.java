package org.threatreviews.notification;

/** How a kind of mail was switched off. */
public enum OptOutSource {
  /** The contact's mail program, or the button on the page that it would open. */
  ONE_CLICK,
  /** The contact, on the page that shows all kinds of mail. */
  PAGE,
  /** Our team, for the contact. */
  TEAM
}
