package org.threatreviews.review.agenda;

import java.util.UUID;

/**
 * How an agenda item names what it is about: the reference of an incident or question, else the
 * kind and id of an entry that has no reference.
 */
final class AgendaSubject {

  private static final String IMPROVEMENT = "improvement ";
  private static final String ACTION_POINT = "action point ";
  private static final String CARRIED = "carried over ";

  private AgendaSubject() {}

  static String improvement(long id) {
    return IMPROVEMENT + id;
  }

  static long improvementId(AgendaItem item) {
    return Long.parseLong(item.subjectReference().substring(IMPROVEMENT.length()));
  }

  static String actionPoint(UUID id) {
    return ACTION_POINT + id;
  }

  static UUID actionPointId(AgendaItem item) {
    return UUID.fromString(item.subjectReference().substring(ACTION_POINT.length()));
  }

  /** An item of another review that is about nothing else. */
  static String carriedOver(AgendaItem left) {
    return left.subjectReference() == null ? CARRIED + left.id() : left.subjectReference();
  }

  /** The reference that people know it by; null where there is none. */
  static String reference(AgendaItem item) {
    boolean named = item.kind() != AgendaKind.IMPROVEMENT && item.kind() != AgendaKind.ACTION_POINT;
    boolean carried =
        item.subjectReference() != null && item.subjectReference().startsWith(CARRIED);
    return named && !carried ? item.subjectReference() : null;
  }
}
