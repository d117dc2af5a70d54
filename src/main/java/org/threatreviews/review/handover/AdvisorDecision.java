package org.threatreviews.review.handover;

/** What is decided about who is named for a client. */
enum AdvisorDecision {
  /** The client has this advisor now. */
  ADVISOR_ASSIGNED,
  /** The client will have this advisor from a day on. */
  ADVISOR_FOLLOWS,
  /** The advisor does not leave after all, or is back. */
  ADVISOR_STAYS,
  DEPUTY_ASSIGNED;

  /**
   * Such as "bea in place of amy".
   *
   * @param userId null for nobody, and so {@code before}
   */
  static String inPlace(String userId, String before) {
    return "%s in place of %s".formatted(orNobody(userId), orNobody(before));
  }

  static String orNobody(String userId) {
    return userId == null ? "nobody" : userId;
  }
}
