package org.threatreviews.board.web.contact;

import org.threatreviews.board.web.Entered;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientData;

/** What was entered about a client, as it was entered. */
record ClientDataForm(String name, String country, String language, String timeZone) {

  private static final int LONGEST_NAME = 200;

  static ClientDataForm of(Client client) {
    return new ClientDataForm(
        client.name(), client.country(), client.language(), client.timeZone().getId());
  }

  ClientData data() {
    return new ClientData(
        Entered.atMost("name", "the name", LONGEST_NAME, Entered.required("name", "a name", name)),
        Entered.required("country", "a country", country),
        Entered.required("language", "a language", language),
        Entered.zone("timeZone", timeZone));
  }
}
