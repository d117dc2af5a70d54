package org.threatreviews.task;

/**
 * How often somebody is asked about something that is late, from the decision {@code
 * task-escalation}. All periods are working days of ours.
 *
 * @param daysBetween until the second time
 * @param longerBy what each further distance has more than the one before
 * @param atMost the longest distance
 * @param longestWait how far ahead the day may lie that a lead names
 * @param leadAnswersWithin how long a lead has for an answer
 */
public record TaskEscalation(
    int daysBetween, int longerBy, int atMost, int longestWait, int leadAnswersWithin) {

  /**
   * Working days until the next time.
   *
   * @param timesAsked how often somebody was asked so far
   */
  public int distance(int timesAsked) {
    long days = daysBetween + (long) longerBy * Math.max(0, timesAsked - 1);
    return (int) Math.min(atMost, days);
  }
}
