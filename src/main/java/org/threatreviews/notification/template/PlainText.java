package org.threatreviews.notification.template;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.threatreviews.notification.MailDates;

/**
 * The text part of a mail, made from its HTML part so that the two can't differ. Our own sentences
 * are wrapped; what people wrote keeps the lines in which they wrote it, for a command or a path
 * must survive being copied.
 */
final class PlainText {

  /** Columns of a line; a letter of an East Asian script takes two. */
  static final int WIDTH = 72;

  private static final Pattern SPACES = Pattern.compile("[ \\t\\n]+");

  /** First and last code points of the scripts whose letters take two columns. */
  private static final int[][] WIDE = {
    {0x1100, 0x115f}, {0x2e80, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
    {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1faff},
    {0x20000, 0x3fffd}
  };

  /** A piece of a line that stays whole; {@code apart} when a space stands before it. */
  private record Piece(String text, boolean apart) {}

  private PlainText() {}

  /**
   * @param content holds blocks only: paragraphs, lists, headings, facts, and links by themselves
   */
  static String of(Element content) {
    StringBuilder text = new StringBuilder();
    for (Element block : content.children()) {
      text.append(block(block, WIDTH))
          .append(block.nameIs("h2") || block.nameIs("h3") ? "\n" : "\n\n");
    }
    return text.toString().replace(MailDates.NO_BREAK_SPACE, ' ').strip() + "\n";
  }

  private static String block(Element block, int width) {
    return switch (block.normalName()) {
      case "p" -> paragraph(block, width);
      case "h2", "h3" -> wrapped(heading(words(block)), width);
      case "ul", "ol" -> list(block, width);
      case "table" -> block.hasClass("button") ? link(block) : facts(block);
      default ->
        throw new IllegalStateException("no plain text for <%s>".formatted(block.normalName()));
    };
  }

  /** Another mark at its end says already that something follows; so does nothing at all. */
  private static String heading(String words) {
    return words.isEmpty() || words.matches(".*[?!:.？！：。]") ? words : words + colon(words);
  }

  /** The mark of the script in which the words are written. */
  private static String colon(String words) {
    return isWide(words.codePointBefore(words.length())) ? "：" : ":";
  }

  private static String paragraph(Element block, int width) {
    if (block.hasClass("link")) {
      return link(block);
    }
    return block.hasClass("said") ? block.wholeText().strip() : wrapped(words(block), width);
  }

  private static String list(Element list, int width) {
    List<String> items = new ArrayList<>();
    for (Element item : list.children()) {
      String mark = list.nameIs("ol") ? "%d. ".formatted(items.size() + 1) : "- ";
      int left = width - mark.length();
      List<String> parts = item.children().isEmpty()
          ? List.of(wrapped(words(item), left))
          : item.children().stream().map(part -> block(part, left)).toList();
      items.add(mark + indented(String.join("\n", parts), mark.length()));
    }
    return String.join("\n", items);
  }

  private static String link(Element block) {
    Element link = block.expectFirst("a");
    return wrapped(heading(link.text()), WIDTH) + "\n" + link.attr("href");
  }

  /** The values stand below one another. */
  private static String facts(Element table) {
    int width = table.select("th").stream()
            .mapToInt(label -> columns(heading(label.text())))
            .max()
            .orElse(0)
        + 1;
    return table.select("tr").stream()
        .map(row -> fact(row, width))
        .collect(Collectors.joining("\n"));
  }

  private static String fact(Element row, int width) {
    String label = heading(row.expectFirst("th").text());
    Element cell = row.expectFirst("td");
    String value = cell.hasClass("when")
        ? wrapped(words(cell), WIDTH - width)
        : cell.wholeText().strip();
    return label + " ".repeat(width - columns(label)) + indented(value, width);
  }

  private static String indented(String lines, int by) {
    return lines.replace("\n", "\n" + " ".repeat(by));
  }

  /** The words of a block on one line; {@link Element#text} would lose the no-break spaces. */
  private static String words(Element block) {
    StringBuilder words = new StringBuilder();
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text) {
            words.append(text.getWholeText());
          }
        },
        block);
    return SPACES.matcher(words).replaceAll(" ").strip();
  }

  /** Breaks a line where it gets wider than it may; a longer word stays whole. */
  static String wrapped(String line, int width) {
    StringBuilder text = new StringBuilder();
    int used = 0;
    for (Piece piece : pieces(line)) {
      int space = piece.apart() ? 1 : 0;
      int needed = columns(piece.text());
      if (used > 0 && used + space + needed > width) {
        text.append('\n');
        used = 0;
      } else if (used > 0) {
        text.append(" ".repeat(space));
        used += space;
      }
      text.append(piece.text());
      used += needed;
    }
    return text.toString();
  }

  private static List<Piece> pieces(String line) {
    List<Piece> pieces = new ArrayList<>();
    for (String word : line.split(" ")) {
      if (word.codePoints().noneMatch(PlainText::isWide)) {
        pieces.add(new Piece(word, true));
        continue;
      }
      // these scripts put no spaces between words, and have rules of their own for line breaks
      BreakIterator breaks = BreakIterator.getLineInstance(Locale.JAPANESE);
      breaks.setText(word);
      int start = breaks.first();
      for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
        if (end == word.length()
            || isWide(word.codePointBefore(end))
            || isWide(word.codePointAt(end))) {
          pieces.add(new Piece(word.substring(start, end), start == 0));
          start = end;
        }
      }
    }
    return pieces;
  }

  private static int columns(String text) {
    return text.codePoints().map(letter -> isWide(letter) ? 2 : 1).sum();
  }

  private static boolean isWide(int letter) {
    for (int[] script : WIDE) {
      if (letter >= script[0] && letter <= script[1]) {
        return true;
      }
    }
    return false;
  }
}
