package org.threatreviews.review.place;

import java.net.URI;
import java.net.URISyntaxException;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;

/**
 * Where a meeting takes place.
 *
 * @param joinUrl the link by which people join, an https address of at most 1,000 characters; null
 *     when there is none
 * @param place a room or a phone number as people read it, one line of at most 200 characters; null
 *     when there is none
 */
public record MeetingPlace(String joinUrl, String place) {

  private static final int LONGEST_LINK = 1_000;
  private static final int LONGEST_PLACE = 200;

  /**
   * @throws InvalidInput when the link is no https address, or one of them is too long
   */
  public MeetingPlace {
    joinUrl = joinUrl == null || joinUrl.isBlank() ? null : joinUrl.strip();
    place = place == null || place.isBlank() ? null : Text.onOneLine(place);
    if (joinUrl != null && !isJoinLink(joinUrl)) {
      throw new InvalidInput(
          "joinUrl",
          "httpsAddress",
          "Please give a full web address that begins with https://, in at most 1,000 characters.");
    }
    if (place != null && Text.length(place) > LONGEST_PLACE) {
      throw new InvalidInput(
          "place", "tooLong", "Please describe the place in at most 200 characters.");
    }
  }

  /** Whether it says anything. */
  public boolean isEmpty() {
    return joinUrl == null && place == null;
  }

  /** Only what every mail program and calendar takes as one link, and with no other host in it. */
  private static boolean isJoinLink(String link) {
    try {
      URI address = new URI(link);
      return link.length() <= LONGEST_LINK
          && "https".equalsIgnoreCase(address.getScheme())
          && address.getHost() != null
          && address.getUserInfo() == null
          && link.chars().allMatch(c -> c > ' ' && c < 127);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
