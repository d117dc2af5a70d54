package org.threatreviews.portal;

import org.threatreviews.notification.LinkFault;

/** The link opens nothing any more, belongs to nobody any more, or opens something else. */
public final class LinkNotValid extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final LinkFault fault;

  /** It does not open what was asked for, whatever else it opens. */
  public LinkNotValid() {
    this(LinkFault.UNKNOWN);
  }

  LinkNotValid(LinkFault fault) {
    super("the link is not valid: " + fault);
    this.fault = fault;
  }

  public LinkFault fault() {
    return fault;
  }
}
