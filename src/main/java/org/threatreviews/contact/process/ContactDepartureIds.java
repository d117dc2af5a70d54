package org.threatreviews.contact.process;

/** The names in the model {@code contact-departure}. */
final class ContactDepartureIds {

  static final String PROCESS = "contact-departure";

  static final String MESSAGE_DEPARTURE_CHANGED = "contact.departureChanged";

  static final String VARIABLE_DEPARTURE_AHEAD = "departureAhead";

  private ContactDepartureIds() {}
}
