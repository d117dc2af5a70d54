package org.threatreviews.review.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.threatreviews.review.Review;

/** Gives references out, counted within the year of the meeting; none is ever used twice. */
final class References {

  private final String prefix;
  private final Map<Integer, Integer> numbers = new HashMap<>();

  /**
   * @param existing all reviews of the client, cancelled ones too
   */
  References(String client, List<Review> existing) {
    prefix = "TR-" + client + "-";
    for (Review review : existing) {
      String[] parts = review.reference().substring(prefix.length()).split("-", 2);
      numbers.merge(Integer.valueOf(parts[0]), Integer.valueOf(parts[1]), Math::max);
    }
  }

  String next(int year) {
    int number = numbers.merge(year, 1, Integer::sum);
    return prefix + year + (number < 10 ? "-0" : "-") + number;
  }
}
