package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.threatreviews.review.script.UnsetText;

/** What the form of the preparation says about texts that the pack's PDF can't set. */
class ReviewBriefingTest {

  @Test
  void namesEachTextThatThePdfSaysInOtherWords() {
    String briefing = ReviewBriefing.of(List.of(
        new UnsetText("", "", "ལྷ་ས", "[text in Tibetan script]"),
        new UnsetText("Open follow-ups", "INC-1", "ལྷ་ས #1", "[text in Tibetan script] #1")));

    assertThat(briefing.lines())
        .anySatisfy(line ->
            assertThat(line).isEqualTo("* Cover: “ལྷ་ས” becomes “\\[text in Tibetan script\\]”"))
        .anySatisfy(line -> assertThat(line)
            .isEqualTo("* Open follow-ups, INC-1: “ལྷ་ས \\#1” becomes"
                + " “\\[text in Tibetan script\\] \\#1”"));
  }

  @Test
  void saysNothingWhenAllIsSetAsItWasWritten() {
    assertThat(ReviewBriefing.of(List.<UnsetText>of())).isEmpty();
  }
}
