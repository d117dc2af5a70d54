package org.threatreviews.review.handover;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.review.Review;

/** What a mail may say of those who hold a client's reviews, so that it leaves only while that is so. */
@Component
class PeopleStand {

  private static final String ADVISOR = "advisor";

  private final JdbcClient jdbc;

  PeopleStand(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param advised whether the mail says who the client's advisor is
   * @param named the meetings that it names
   */
  Map<String, String> of(Client client, boolean advised, Collection<Review> named) {
    Map<String, String> stand = new HashMap<>();
    jdbc.sql("""
            select key, value from people_stand, jsonb_each_text(stand)
            where client_reference = :client
            """).param("client", client.reference()).query(row -> {
      stand.put(row.getString("key"), row.getString("value"));
    });
    stand.keySet().retainAll(keys(advised, named));
    return stand;
  }

  private static Collection<String> keys(boolean advised, Collection<Review> named) {
    Collection<String> keys =
        named.stream().map(review -> "led-" + review.reference()).collect(Collectors.toSet());
    if (advised) {
      keys.add(ADVISOR);
    }
    return keys;
  }
}
