package org.threatreviews.portal.web;

import org.threatreviews.incident.AcceptanceRequest;

/** Whom a contact asks to accept a risk, as the page sends it. */
record AcceptanceRequestForm(String to, String text) {

  AcceptanceRequest by(String email) {
    return new AcceptanceRequest(email, FormInput.text("to", to), FormInput.text("text", text));
  }
}
