package org.threatreviews.incident;

import java.util.Objects;

/**
 * A contact asks another one, who may, to accept the risk of an incident.
 *
 * @param by address of the contact who asks
 * @param to address of the contact who is asked
 * @param text what to tell them, or null
 */
public record AcceptanceRequest(String by, String to, String text) {

  public AcceptanceRequest {
    Objects.requireNonNull(by, "by");
    text = text == null || text.isBlank() ? null : text;
  }
}
