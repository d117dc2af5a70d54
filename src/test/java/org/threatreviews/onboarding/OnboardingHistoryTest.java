package org.threatreviews.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;

/** The history tells how a client was taken on. */
@ProcessTest
class OnboardingHistoryTest {

  private static final String CLIENT = "NORD";
  private static final LocalDate TODAY = LocalDate.parse("2026-12-01");

  @Autowired
  MockMvc api;

  @Autowired
  Onboarding onboarding;

  @Autowired
  HistoryLines history;

  @Autowired
  TestTime time;

  @BeforeEach
  void registerTwice() throws Exception {
    for (int i = 0; i < 2; i++) {
      api.perform(post("/api/v1/clients")
          .with(user("portal").authorities(new SimpleGrantedAuthority("integration")))
          .contentType(MediaType.APPLICATION_JSON)
          .content("""
              {"reference": "NORD", "name": "Nordwind AG", "country": "DE", "language": "en",
               "timeZone": "Europe/Berlin", "subscription": "STANDARD",
               "contractStart": "2026-12-01", "contractEnd": "2027-11-30",
               "contacts": [{"name": "Max", "email": "max@nord.example", "phone": "+49 30 5550104",
                             "role": "SECURITY_MANAGER", "level": 1, "riskAuthority": true,
                             "language": "en", "timeZone": "Europe/Berlin"}]}
              """));
    }
  }

  @Test
  void tellsEachStageOnce() {
    time.set(CleanState.START.plus(Duration.ofHours(2)));
    for (int i = 0; i < 2; i++) {
      onboarding.recordIntroductionCall(CLIENT, null, "Knows what comes.", "anna");
    }
    for (int i = 0; i < 2; i++) {
      onboarding.recordTelemetryReady(CLIENT, null, "anna");
    }
    for (int i = 0; i < 2; i++) {
      onboarding.recordOrientationCall(CLIENT, wish(DayOfWeek.WEDNESDAY), "ben");
    }

    assertThat(lines())
        .containsExactly(
            "NORD REGISTERED by portal, API: standard subscription, contract from 1 December 2026 to 30 November 2027",
            "NORD INTRODUCTION_CALL_HELD by anna, PROCESS: held on 1 December 2026: Knows what comes.",
            "NORD TELEMETRY_CONFIRMED by anna, PROCESS",
            "NORD ORIENTATION_CALL_HELD by ben, PROCESS: reviews on Wednesday at 10:00;"
                + " held on 1 December 2026");
    assertThat(history.times(CLIENT, DecisionSubject.ONBOARDING))
        .containsExactly(
            "2026-12-01 09:00", "2026-12-01 11:00", "2026-12-01 11:00", "2026-12-01 11:00");
  }

  @Test
  void keepsNothingThatWasRefused() {
    onboarding.recordIntroductionCall(CLIENT, null, null, "anna");
    onboarding.recordTelemetryReady(CLIENT, "All sensors report.", "anna");
    assertThatThrownBy(
            () -> onboarding.recordOrientationCall(CLIENT, wish(DayOfWeek.SUNDAY), "ben"))
        .isInstanceOf(InvalidInput.class);

    assertThat(lines())
        .hasSize(3)
        .last()
        .isEqualTo("NORD TELEMETRY_CONFIRMED by anna, PROCESS: All sensors report.");
  }

  private static OrientationCall wish(DayOfWeek weekday) {
    return new OrientationCall(TODAY, weekday, LocalTime.of(10, 0), null);
  }

  private List<String> lines() {
    return history.of(CLIENT, DecisionSubject.ONBOARDING);
  }
}
