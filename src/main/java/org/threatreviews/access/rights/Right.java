package org.threatreviews.access.rights;

import java.util.List;
import java.util.Set;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One line of {@code access/rights.txt}.
 *
 * @param methods names of HTTP methods; empty for all of them
 * @param path as the line has it
 * @param who groups, or one of the words for those who are in none
 * @param own those of them who may do it for clients that are theirs only
 * @param because why it is for nobody; empty when the line doesn't say
 * @param matcher of the requests that the line is about
 */
record Right(
    List<String> methods,
    String path,
    Set<String> who,
    Set<String> own,
    String because,
    RequestMatcher matcher) {

  static final String ANYONE = "anyone";
  static final String SIGNED_IN = "signed-in";
  static final String THIS_MACHINE = "this-machine";
  static final String NOBODY = "nobody";

  boolean isFor(String group) {
    return who.contains(group);
  }

  /** Whether that group may, whoever's client it is about. */
  boolean isForAnyClient(String group) {
    return who.contains(group) && !own.contains(group);
  }

  /** Whether nobody may in daily work, and who breaks the glass may. */
  boolean isBehindGlass() {
    return who.equals(Set.of(Groups.BREAK_GLASS));
  }
}
