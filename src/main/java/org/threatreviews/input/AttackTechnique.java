package org.threatreviews.input;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An attacker's technique by its number in MITRE ATT&amp;CK. Systems write {@code T1110.003},
 * {@code t1110/003}, or the name after the number; without a number a name is compared as it is.
 *
 * @param sub number of the sub-technique, or null for the technique as a whole
 */
public record AttackTechnique(String number, String sub) {

  private static final Pattern NUMBERED =
      Pattern.compile("T(\\d{4})(?:\\s?[./]\\s?(\\d{3}))?(?![.\\d])(?:\\W.*)?");

  private static Optional<AttackTechnique> of(String written) {
    String name = Spelling.name(written);
    Matcher numbered = NUMBERED.matcher(name == null ? "" : Spelling.key(name));
    return numbered.matches()
        ? Optional.of(new AttackTechnique(numbered.group(1), numbered.group(2)))
        : Optional.empty();
  }

  /** Whether both are the same, or one is a sub-technique of the other. */
  public static boolean areRelated(String one, String other) {
    Optional<AttackTechnique> first = of(one);
    Optional<AttackTechnique> second = of(other);
    return first.isPresent() && second.isPresent()
        ? first.get().isRelatedTo(second.get())
        : Spelling.same(one, other);
  }

  /** Whether both name the same technique and none names a part of it. */
  public static boolean areSame(String one, String other) {
    Optional<AttackTechnique> first = of(one);
    return first.isPresent() ? first.equals(of(other)) : Spelling.same(one, other);
  }

  private boolean isRelatedTo(AttackTechnique other) {
    return number.equals(other.number)
        && (sub == null || other.sub == null || sub.equals(other.sub));
  }
}
