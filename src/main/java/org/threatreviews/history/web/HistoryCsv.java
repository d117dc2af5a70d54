package org.threatreviews.history.web;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.threatreviews.history.RecordedDecision;

/**
 * Writes decisions as CSV (RFC 4180, UTF-8) with a header row. People open it in a spreadsheet, and
 * what clients wrote must not run there: a cell that would be taken for a formula begins with an
 * apostrophe, as OWASP advises against CSV injection.
 */
final class HistoryCsv {

  private static final String[] HEADER = {
    "at", "subject", "reference", "kind", "by", "channel", "wording"
  };
  private static final CsvMapper CSV = CsvMapper.csvBuilder()
      .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
      .build();
  private static final CsvSchema LINES =
      CSV.schemaFor(String[].class).withoutHeader().withLineSeparator("\r\n");

  /** With the full-width signs, which some spreadsheets take for the same. */
  private static final Pattern FORMULA =
      Pattern.compile("^[\\s\\p{Z}]*[=+\\-@＝＋－＠].*", Pattern.DOTALL);

  private final SequenceWriter lines;
  private final ZoneId zone;

  HistoryCsv(OutputStream out, ZoneId zone) throws IOException {
    this.lines = CSV.writer(LINES).writeValues(out);
    this.zone = zone;
    lines.write(HEADER);
  }

  void write(RecordedDecision decision) throws IOException {
    lines.write(new String[] {
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(decision.at().atZone(zone)),
      decision.subject().name(),
      harmless(decision.reference()),
      harmless(decision.kind()),
      harmless(decision.by()),
      decision.channel().name(),
      decision.wording() == null ? "" : harmless(decision.wording())
    });
  }

  private static String harmless(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  void finish() throws IOException {
    lines.close();
  }
}
