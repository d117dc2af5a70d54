package org.threatreviews.review.pack;

import java.io.InputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Whether a file can be read to those who don't see it, as veraPDF judges. */
final class PdfUa {

  private PdfUa() {}

  /** What of PDF/UA-1 a file breaks: clause and words of each rule. */
  static List<String> violations(InputStream file) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, PDFAFlavour.PDFUA_1);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      ValidationResult result = validator.validate(parser);
      List<String> broken = result.getTestAssertions().stream()
          .filter(check -> check.getStatus() == TestAssertion.Status.FAILED)
          .map(check -> check.getRuleId().getClause() + " " + check.getMessage())
          .toList();
      return broken.isEmpty() && !result.isCompliant() ? List.of("not compliant") : broken;
    }
  }
}
