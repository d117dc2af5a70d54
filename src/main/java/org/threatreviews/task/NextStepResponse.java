package org.threatreviews.task;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** The next step as every answer of the API shows it. */
@Schema(
    name = "NextStep",
    description =
        "What comes next while it is open: who acts, on what, by when. Null once it is over.")
public record NextStepResponse(
    @Schema(description = "Who acts next") Who who,

    @Schema(description = "On what, in words", example = "Verify closure")
    String what,

    @Schema(
        description =
            "By when it should be done, or when it comes by itself; in the past when it is late")
    OffsetDateTime when) {

  /**
   * @param step null when nothing comes next, as is the answer
   * @param zone whose offset the instant is shown with
   */
  public static NextStepResponse of(NextStep step, ZoneId zone) {
    return step == null
        ? null
        : new NextStepResponse(
            step.who(), step.what(), step.when().atZone(zone).toOffsetDateTime());
  }
}
