package org.threatreviews.review;

import org.threatreviews.problem.InvalidInput;

/**
 * What the analyst has written for the pack, in their own words; null where nothing is written.
 *
 * @param summary what happened in the period
 * @param trainingPoint what the client should learn from the period's threats
 * @param recommendations what the client should do next
 * @param noTrainingBecause why there is no training point this time
 * @param noRecommendationsBecause why there are no recommendations this time
 */
public record Preparation(
    String summary,
    String trainingPoint,
    String recommendations,
    String noTrainingBecause,
    String noRecommendationsBecause) {

  public static final Preparation NONE = new Preparation(null, null, null, null, null);

  /** A reason goes when there is what it says is not there. */
  public Preparation {
    noTrainingBecause = trainingPoint == null ? noTrainingBecause : null;
    noRecommendationsBecause = recommendations == null ? noRecommendationsBecause : null;
  }

  /**
   * A pack teaches something, or says why it does not.
   *
   * @throws InvalidInput when there is neither a training point nor a reason why there is none
   */
  public void requireComplete() {
    if (trainingPoint == null && noTrainingBecause == null) {
      throw new InvalidInput(
          "noTrainingBecause",
          "required",
          "Please write a training point, or why there is none this time; the client reads it in the pack.");
    }
  }
}
