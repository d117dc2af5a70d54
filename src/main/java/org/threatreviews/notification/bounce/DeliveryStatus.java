package org.threatreviews.notification.bounce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.threatreviews.input.EmailAddress;

/**
 * What a report says about one recipient (RFC 3464, RFC 6533), as servers write it: with comments,
 * without blank lines between recipients, or with fields missing.
 *
 * @param recipients its addresses: as we wrote it, and what became of it on the way
 * @param reason in the server's words
 */
record DeliveryStatus(Outcome outcome, List<String> recipients, String reason) {

  enum Outcome {
    FAILED,
    DELAYED,
    /** Delivered, relayed, or expanded to several. */
    DONE,
    UNKNOWN
  }

  private static final Pattern BLANK = Pattern.compile("(?m)^[ \\t]+$");
  private static final Pattern FOLD = Pattern.compile("\\n[ \\t]+");
  private static final Pattern FIELD = Pattern.compile("^([\\w-]{1,60})[ \\t]*:(.*)$");
  private static final Pattern ESCAPED = Pattern.compile("\\\\x\\{([0-9A-Fa-f]{1,6})}");
  private static final Pattern XTEXT = Pattern.compile("\\+([2-7][0-9A-F])");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@]{1,128}@[^\\s<>@]{1,255}");

  /** One for each recipient of whom the report speaks. */
  static List<DeliveryStatus> in(String report) {
    List<DeliveryStatus> found = new ArrayList<>();
    Map<String, String> fields = new HashMap<>();
    String unfolded = FOLD.matcher(BLANK.matcher(report).replaceAll("")).replaceAll(" ");
    for (String line : (unfolded + "\n\n").split("\n", -1)) {
      Matcher field = FIELD.matcher(line);
      if (line.isEmpty()) {
        close(fields, found);
      } else if (field.find()) {
        String name = field.group(1).toLowerCase(Locale.ROOT);
        if (name.equals("final-recipient") && fields.containsKey(name)) {
          close(fields, found);
        }
        fields.putIfAbsent(name, field.group(2).strip());
      }
    }
    return found;
  }

  private static void close(Map<String, String> fields, List<DeliveryStatus> found) {
    if (Stream.of("final-recipient", "original-recipient", "action")
        .anyMatch(fields::containsKey)) {
      found.add(of(fields));
    }
    fields.clear();
  }

  private static DeliveryStatus of(Map<String, String> fields) {
    String status = withoutComments(fields.getOrDefault("status", ""));
    String diagnostic = fields.getOrDefault("diagnostic-code", "");
    List<String> recipients = Stream.of("original-recipient", "final-recipient")
        .map(fields::get)
        .filter(Objects::nonNull)
        .map(DeliveryStatus::address)
        .filter(address -> !address.isEmpty())
        .flatMap(address -> Stream.of(address, withoutXtext(address)))
        .distinct()
        .toList();
    return new DeliveryStatus(
        outcome(withoutComments(fields.getOrDefault("action", "")), status, diagnostic),
        recipients,
        diagnostic.isBlank() ? status : diagnostic);
  }

  /** What the action says; where it is missing or a word of the server's own, the figures do. */
  private static Outcome outcome(String action, String status, String diagnostic) {
    String word = action.toLowerCase(Locale.ROOT);
    if (word.startsWith("fail")) {
      return Outcome.FAILED;
    }
    if (word.startsWith("delay")) {
      return Outcome.DELAYED;
    }
    if (word.startsWith("deliver") || word.startsWith("relay") || word.startsWith("expand")) {
      return Outcome.DONE;
    }
    String figures = status.isEmpty() ? diagnostic.replaceFirst("^[^;]*;\\s*", "") : status;
    return switch (figures.isEmpty() ? ' ' : figures.charAt(0)) {
      case '5' -> Outcome.FAILED;
      case '4' -> Outcome.DELAYED;
      case '2' -> Outcome.DONE;
      default -> Outcome.UNKNOWN;
    };
  }

  /** Such as that of {@code rfc822; <eva@nord.example> (Eva)}; empty when it is none of mail. */
  private static String address(String field) {
    String value = withoutComments(field);
    String written = value.substring(value.indexOf(';') + 1);
    Matcher address = ADDRESS.matcher(unescaped(written));
    return address.find() ? address.group() : "";
  }

  /** What lies beyond ASCII is written as {@code \x{00F6}} where UTF-8 can't go (RFC 6533). */
  private static String unescaped(String address) {
    return ESCAPED.matcher(address).replaceAll(escape -> {
      int character = Integer.parseInt(escape.group(1), 16);
      boolean written = Character.isValidCodePoint(character)
          && (character > Character.MAX_SURROGATE || character < Character.MIN_SURROGATE);
      return written ? Matcher.quoteReplacement(Character.toString(character)) : "";
    });
  }

  /** Some servers pass on a recipient as SMTP encodes it, with {@code +2B} for a plus (RFC 3461). */
  private static String withoutXtext(String address) {
    return XTEXT
        .matcher(address)
        .replaceAll(escape -> Matcher.quoteReplacement(
            Character.toString((char) Integer.parseInt(escape.group(1), 16))));
  }

  /** Whether it is about one of these addresses. */
  boolean isAbout(List<String> addresses) {
    return recipients.stream()
        .anyMatch(one -> addresses.stream().anyMatch(another -> EmailAddress.same(one, another)));
  }

  /** Comments stand in brackets, within which there may be more of them (RFC 5322). */
  static String withoutComments(String field) {
    StringBuilder said = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      boolean pair = c == '\\' && (quoted || depth > 0) && i + 1 < field.length();
      if (pair) {
        i++;
      } else if (c == '"' && depth == 0) {
        quoted = !quoted;
      } else if (c == '(' && !quoted) {
        depth++;
        continue;
      } else if (c == ')' && !quoted && depth > 0) {
        depth--;
        continue;
      }
      if (depth == 0) {
        said.append(pair ? field.substring(i - 1, i + 1) : c);
      }
    }
    return said.toString().strip();
  }
}
