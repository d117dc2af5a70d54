package org.threatreviews.notification;

/**
 * A calendar object that a mail program is to take as an invitation (RFC 6047), not as a file.
 *
 * @param name what it is about, fit for the name of a file
 * @param method what the calendar object says itself; programs ignore it when the two differ
 * @param content the iCalendar object in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // written once and never compared
public record Invitation(String name, Method method, byte[] content) {

  /** What the one who gets it is to do (RFC 5546). */
  public enum Method {
    REQUEST,
    CANCEL
  }

  /** The same as a file, for a mail about several meetings: it can be an invitation to one only. */
  public Attachment asFile() {
    return new Attachment(name + ".ics", contentType(method), content);
  }

  public static String contentType(Method method) {
    return "text/calendar; method=%s; charset=UTF-8".formatted(method);
  }
}
