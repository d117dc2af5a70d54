package org.threatreviews.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table as a spreadsheet opens it. */
class CsvTableTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+49 30 555",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\tx",
        "\rx",
        "\nx",
        " =cmd|'/C calc'!A0",
        "\u00a0=1",
        "\u200b=1",
        "\ufeff=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)",
      })
  void noCellIsAFormula(String cell) throws IOException {
    assertThat(read(written(cell, "x")))
        .containsExactly(List.of("a", "b"), List.of("'" + cell, "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Müller",
        "a=b",
        "2027-02-17T10:00:00+01:00",
        "one, two; three",
        "she said \"no\"",
        "two\r\nlines",
        "two\nlines",
        "日本語 😀",
        "",
      })
  void allElseStaysAsItIs(String cell) throws IOException {
    assertThat(read(written(cell, "x"))).containsExactly(List.of("a", "b"), List.of(cell, "x"));
  }

  @Test
  void excelReadsItAsUtf8AndEachRowEndsAsTheStandardSays() throws IOException {
    byte[] table = written("Müller", null);

    assertThat(table).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(new String(table, StandardCharsets.UTF_8)).isEqualTo("\uFEFFa,b\r\nMüller,\r\n");
  }

  private static byte[] written(String... cells) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvTable table = new CsvTable(out, "a", "b");
    table.write(cells);
    table.finish();
    return out.toByteArray();
  }

  private static List<List<String>> read(byte[] table) throws IOException {
    String text = new String(table, StandardCharsets.UTF_8).substring(1);
    try (MappingIterator<List<String>> rows = new CsvMapper()
        .readerForListOf(String.class)
        .with(CsvParser.Feature.WRAP_AS_ARRAY)
        .readValues(text)) {
      return rows.readAll();
    }
  }
}
