package org.threatreviews.support;

/**
 * How long tests look that could look for ever: races in rounds, generated cases, storms. A plain
 * run takes what meets each branch; {@code ./mvnw -Pthorough verify} takes the full range.
 */
public final class Thoroughness {

  private static final int FACTOR = Integer.getInteger("test.thoroughness", 1);

  private Thoroughness() {}

  /** Whether everything is wanted that a test can generate. */
  public static boolean isFull() {
    return FACTOR > 1;
  }

  /** How many rounds instead of those of a plain run. */
  public static int times(int rounds) {
    return rounds * FACTOR;
  }
}
