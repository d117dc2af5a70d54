package org.threatreviews.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;

/** The decision {@code client-silence}, row by row and at the edge of each. */
@ProcessTest
class SilencePolicyTest {

  @Autowired
  SilencePolicy policy;

  @ParameterizedTest(
      name = "mails {0}, meetings {1}, unanswered {2}, reminders {3}, actions {4}: {5}")
  @CsvSource({
    "0, 0, 0, 0, 0, NONE",
    "0, 0, 0, 1, 0, NONE",
    "0, 0, 0, 0, 1, NONE",
    "0, 0, 1, 0, 0, SILENT",
    "0, 2, 0, 0, 0, SILENT",
    "1, 1, 0, 0, 0, SILENT",
    "0, 1, 0, 2, 0, SILENT",
    "0, 0, 0, 4, 0, SILENT",
    "4, 0, 0, 0, 0, SILENT",
    "1, 0, 0, 0, 0, QUIET",
    "3, 0, 0, 1, 0, QUIET",
    "0, 1, 0, 1, 0, QUIET",
    "0, 0, 0, 2, 0, QUIET",
    "0, 0, 0, 3, 0, QUIET",
    "0, 0, 0, 0, 2, QUIET",
    "0, 0, 0, 0, 900, QUIET",
    "900, 0, 0, 0, 0, SILENT",
    "900, 900, 900, 900, 900, SILENT"
  })
  void decides(
      int mails, int meetings, int unanswered, int reminders, int actions, SilenceLevel level) {
    assertThat(policy
            .levels()
            .apply(new SilenceFacts(
                mails, meetings, unanswered, reminders, actions, CleanState.START)))
        .isEqualTo(level);
  }
}
