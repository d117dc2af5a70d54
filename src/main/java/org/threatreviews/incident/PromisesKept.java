package org.threatreviews.incident;

/**
 * How well both sides kept what they had promised for a span of time.
 *
 * @param byClient days for which the client promised to be done
 * @param bySoc verifications and help that the SOC owed, each within the policy's working days
 */
public record PromisesKept(Count byClient, Count bySoc) {

  /**
   * @param made promises that were kept or whose day has passed
   * @param kept of these, in time
   */
  public record Count(int made, int kept) {

    public Count plus(int moreMade, int moreKept) {
      return new Count(made + moreMade, kept + moreKept);
    }
  }
}
