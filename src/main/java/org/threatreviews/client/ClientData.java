package org.threatreviews.client;

import java.time.ZoneId;

/**
 * What a client is called and where it is.
 *
 * @param country ISO 3166 code of the country whose public holidays the client keeps
 * @param language IETF tag of the client's language
 */
public record ClientData(String name, String country, String language, ZoneId timeZone) {

  public static ClientData of(Client client) {
    return new ClientData(client.name(), client.country(), client.language(), client.timeZone());
  }
}
