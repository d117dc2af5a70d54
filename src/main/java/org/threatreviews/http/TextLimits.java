package org.threatreviews.http;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.function.ToIntFunction;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.springframework.boot.autoconfigure.validation.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.threatreviews.input.Text;

/** Lets {@link Size} count the characters of a text as a person does, not as Java stores them. */
@Configuration(proxyBeanMethods = false)
class TextLimits {

  @Bean
  static ValidationConfigurationCustomizer countsAsPeopleDo() {
    return configuration -> {
      HibernateValidatorConfiguration ours = (HibernateValidatorConfiguration) configuration;
      ConstraintMapping mapping = ours.createConstraintMapping();
      mapping
          .constraintDefinition(Size.class)
          .includeExistingValidators(false)
          .validatedBy(OfText.class)
          .validatedBy(OfList.class);
      ours.addMapping(mapping);
    };
  }

  private abstract static class Counted<T> implements ConstraintValidator<Size, T> {

    private final ToIntFunction<T> count;
    private Size size;

    Counted(ToIntFunction<T> count) {
      this.count = count;
    }

    @Override
    public void initialize(Size size) {
      this.size = size;
    }

    @Override
    public boolean isValid(T value, ConstraintValidatorContext context) {
      if (value == null) {
        return true;
      }
      int counted = count.applyAsInt(value);
      return size.min() <= counted && counted <= size.max();
    }
  }

  /** For texts. */
  public static final class OfText extends Counted<CharSequence> {
    public OfText() {
      super(Text::length);
    }
  }

  /** For lists. */
  @SuppressWarnings("rawtypes") // as the specification names the type
  public static final class OfList extends Counted<Collection> {
    public OfList() {
      super(Collection::size);
    }
  }
}
