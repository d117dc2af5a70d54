package org.threatreviews.review;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;

/** Sets a published pack as a PDF: the same words as the page, with the client and page numbers. */
final class PackPdf {

  private static final String STYLE = """
      @page { size: A4; margin: 22mm 20mm 24mm;
        @bottom-left { content: "Threat review"; font: 9pt sans-serif }
        @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif } }
      body { font: 11pt/1.45 sans-serif; color: #1a1f2b }
      h2 { font-size: 20pt; margin: 0 0 6mm } h3 { font-size: 13pt; margin: 7mm 0 2mm }
      dt { font-weight: bold; margin-top: 2mm } dd { margin: 0 }
      li { margin-bottom: 3mm; page-break-inside: avoid } .quiet { color: #555 }
      """;

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private PackPdf() {}

  static byte[] of(ReviewPack pack) {
    Document page = Jsoup.parse(pack.html());
    page.title("Threat review " + pack.reference());
    page.head().appendElement("style").text(STYLE);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .withW3cDocument(new W3CDom().fromJsoup(page), null)
          .withProducer("Threat Reviews")
          .useFastMode()
          .toStream(pdf)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set the pack of " + pack.reference(), e);
    }
    return pdf.toByteArray();
  }
}
