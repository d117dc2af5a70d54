package org.threatreviews.portal;

/** The link is unknown, has expired, belongs to nobody any more or opens something else. */
final class LinkNotValid extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LinkNotValid() {
    super("the link is not valid");
  }
}
