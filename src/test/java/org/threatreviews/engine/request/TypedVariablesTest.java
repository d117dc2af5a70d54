package org.threatreviews.engine.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threatreviews.problem.InvalidInput;

/** Variables that come in by the engine's REST API hold what they say. */
class TypedVariablesTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      null                              | an object with a value
      true                              | an object with a value
      {"value":"true","type":"Boolean"} | true or false
      {"value":1,"type":"Boolean"}      | true or false
      {"value":"5","type":"Long"}       | a whole number
      {"value":1.0,"type":"Integer"}    | a whole number
      {"value":1e3,"type":"Short"}      | a whole number
      {"value":"1","type":"Double"}     | a number
      {"value":5,"type":"String"}       | a text
      {"value":true,"type":"String"}    | a text
      {"value":20270101,"type":"Date"}  | a text
      """)
  void refusesWhatTheEngineWouldGuess(String variable, String expected) throws IOException {
    for (String place : new String[] {"variables", "processVariables", "localVariables"}) {
      assertThat(TypedVariables.faultIn(body(place, variable)))
          .get()
          .returns("ready", InvalidInput::field)
          .returns("type", InvalidInput::rule)
          .returns("The value of 'ready' must be %s.".formatted(expected), Throwable::getMessage);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"value":true,"type":"Boolean"}
      {"value":true}
      {"value":"Text"}
      {"value":"Text","type":"String","valueInfo":{}}
      {"value":null,"type":"Boolean"}
      {"type":"String"}
      {"value":5,"type":"Long"}
      {"value":5,"type":"Double"}
      {"value":"2027-01-01T10:00:00.000+0000","type":"Date"}
      """)
  void takesWhatIsWhatItSays(String variable) throws IOException {
    assertThat(TypedVariables.faultIn(body("variables", variable))).isEmpty();
  }

  @Test
  void looksAtVariablesOnly() throws IOException {
    assertThat(TypedVariables.faultIn(bytes("[{\"variables\":{\"ready\":null}}]")))
        .isEmpty();
    assertThat(TypedVariables.faultIn(bytes("{\"variables\":[{\"name\":\"ready\"}]}")))
        .isEmpty();
    assertThat(TypedVariables.faultIn(bytes("{\"ready\":null}"))).isEmpty();
  }

  private static byte[] body(String place, String variable) {
    return bytes("{\"%s\":{\"ready\":%s}}".formatted(place, variable));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
