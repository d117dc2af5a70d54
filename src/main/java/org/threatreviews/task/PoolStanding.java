package org.threatreviews.task;

/** How somebody stands to the pool of those who hold threat reviews. */
public interface PoolStanding {

  /** What the pool knows about somebody. */
  enum Standing {
    /** Never was in it: a team lead, somebody of the SOC, an administrator. */
    NEVER,
    /** Is in it now. */
    THERE,
    /** Was in it and has left. */
    LEFT
  }

  /**
   * @param userId as the engine knows it
   */
  Standing of(String userId);
}
