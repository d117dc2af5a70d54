package org.threatreviews.client;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.CustomConversions.StoreConversions;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.mapping.JdbcSimpleTypes;
import org.springframework.data.mapping.model.SimpleTypeHolder;
import org.springframework.data.relational.core.dialect.Dialect;

/** How the values of a contact are kept in a column. */
@Configuration(proxyBeanMethods = false)
class ClientConversions {

  /** Those of the database, as there would be without ours, and ours. */
  @Bean
  JdbcCustomConversions jdbcCustomConversions(Dialect dialect) {
    List<Object> store = new ArrayList<>(dialect.getConverters());
    store.addAll(JdbcCustomConversions.storeConverters());
    return new JdbcCustomConversions(
        StoreConversions.of(
            new SimpleTypeHolder(dialect.simpleTypes(), JdbcSimpleTypes.HOLDER), store),
        List.of(new HoursWriter(), new HoursReader()));
  }

  @WritingConverter
  static class HoursWriter implements Converter<WorkingHours, String> {

    @Override
    public String convert(WorkingHours hours) {
      return hours.toString();
    }
  }

  @ReadingConverter
  static class HoursReader implements Converter<String, WorkingHours> {

    @Override
    public WorkingHours convert(String text) {
      return WorkingHours.parse(text);
    }
  }
}
