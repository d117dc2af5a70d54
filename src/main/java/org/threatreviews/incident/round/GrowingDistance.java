package org.threatreviews.incident.round;

/** From one time to the next it doubles, up to what is the longest. */
public record GrowingDistance(int first, int longest) {

  /**
   * @param times how often it was done before; 1 or less gives the first distance
   */
  public int after(int times) {
    long distance = first;
    for (int doubled = 1; doubled < times && distance < longest; doubled++) {
      distance *= 2;
    }
    return (int) Math.min(distance, Math.max(first, longest));
  }
}
