package org.threatreviews.http;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.threatreviews.input.Text;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * No page shows characters that cannot be seen and turn or hide what is read, also where a text was
 * kept before they were removed on their way in.
 */
@Component
class SeenPages implements IPostProcessorDialect {

  private static final int LAST = 10_000;

  @Override
  public String getName() {
    return "seen";
  }

  @Override
  public int getDialectPostProcessorPrecedence() {
    return LAST;
  }

  @Override
  public Set<IPostProcessor> getPostProcessors() {
    return Set.of(new PostProcessor(TemplateMode.HTML, SeenText.class, LAST));
  }

  /** Thymeleaf makes one for each page. */
  public static final class SeenText extends AbstractTemplateHandler {

    @Override
    public void handleText(IText text) {
      String written = text.getText();
      String seen = Text.seen(written);
      super.handleText(
          seen.equals(written) ? text : getContext().getModelFactory().createText(seen));
    }
  }
}
