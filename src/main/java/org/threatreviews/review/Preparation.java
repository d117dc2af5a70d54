package org.threatreviews.review;

/**
 * What the analyst has written for the pack, in their own words; null where nothing is written.
 *
 * @param summary what happened in the period
 * @param trainingPoint what the client should learn from the period's threats
 * @param recommendations what the client should do next
 */
public record Preparation(String summary, String trainingPoint, String recommendations) {

  static final Preparation NONE = new Preparation(null, null, null);
}
