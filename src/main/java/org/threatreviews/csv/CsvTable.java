package org.threatreviews.csv;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Writes a table as CSV (RFC 4180, UTF-8) with a header row. People open it in a spreadsheet: the
 * byte order mark at its beginning tells Excel that it is UTF-8, without which it shows "Müller" as
 * "MÃ¼ller". What clients wrote must not run there: a cell that would be taken for a formula begins
 * with an apostrophe, as OWASP advises against CSV injection.
 */
public final class CsvTable {

  /** Its media type. */
  public static final String TYPE = "text/csv";

  private static final CsvMapper CSV = CsvMapper.csvBuilder()
      .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
      .build();
  private static final CsvSchema LINES =
      CSV.schemaFor(String[].class).withoutHeader().withLineSeparator("\r\n");

  /**
   * With the full-width signs, which some spreadsheets take for the same, whatever unseen characters
   * stand before them; and what begins with a tab or a line end, which spreadsheets drop.
   */
  private static final Pattern FORMULA =
      Pattern.compile("^(?:[\\t\\r\\n]|[\\s\\p{Z}\\p{Cf}]*[=+\\-@＝＋－＠]).*", Pattern.DOTALL);

  private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private final SequenceWriter lines;

  /**
   * Begins an answer that a browser keeps as a file.
   *
   * @param filename without the ending
   */
  public static CsvTable download(HttpServletResponse response, String filename, String... header)
      throws IOException {
    response.setContentType(TYPE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(filename + ".csv").build().toString());
    return new CsvTable(response.getOutputStream(), header);
  }

  /** Begins the table with its header row. */
  CsvTable(OutputStream out, String... header) throws IOException {
    out.write(BYTE_ORDER_MARK);
    this.lines = CSV.writer(LINES).writeValues(out);
    lines.write(header);
  }

  /**
   * Adds a row.
   *
   * @param cells null leaves a cell empty
   */
  public void write(String... cells) throws IOException {
    lines.write(Arrays.stream(cells).map(CsvTable::harmless).toArray(String[]::new));
  }

  /** To be called when all is written, and not after a fault: what is cut off must not look whole. */
  public void finish() throws IOException {
    lines.close();
  }

  private static String harmless(String cell) {
    if (cell == null) {
      return "";
    }
    return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
  }
}
