package org.threatreviews.histories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happens to one client from its first day on. Its text is a script that {@code
 * -Dhistory="..."} runs again.
 */
record History(Beginning beginning, List<Act> acts) {

  /**
   * When and with what contract it begins.
   *
   * @param day from 1 December 2026 on
   * @param place country and zone of the client
   * @param months length of the contract
   * @param ahead days from the beginning to the contract's first day; negative when it runs already
   */
  record Beginning(
      int day, int hour, int place, boolean advisor, int months, int ahead, boolean onboarded) {

    @Override
    public String toString() {
      return "begin %d %d %d %b %d %d %b"
          .formatted(day, hour, place, advisor, months, ahead, onboarded);
    }

    static Beginning parse(String text) {
      String[] words = text.strip().split("\\s+");
      return new Beginning(
          Integer.parseInt(words[1]),
          Integer.parseInt(words[2]),
          Integer.parseInt(words[3]),
          Boolean.parseBoolean(words[4]),
          Integer.parseInt(words[5]),
          Integer.parseInt(words[6]),
          Boolean.parseBoolean(words[7]));
    }
  }

  static History parse(String script) {
    List<String> lines =
        new ArrayList<>(Arrays.stream(script.strip().split("\\s*;\\s*")).toList());
    return new History(
        Beginning.parse(lines.remove(0)), lines.stream().map(Act::parse).toList());
  }

  @Override
  public String toString() {
    return Stream.concat(Stream.of(beginning), acts.stream())
        .map(Object::toString)
        .collect(Collectors.joining("; "));
  }
}
