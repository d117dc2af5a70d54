package org.threatreviews.onboarding;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.client.OnboardingStage;

/** What has been done and agreed in one client's onboarding. A stage is recorded once, in order. */
@Table("onboarding")
class OnboardingRecord {

  @Id
  private final String clientReference;

  @Version
  @SuppressWarnings("unused") // Spring Data's, to notice a change by somebody else
  private Long version;

  private final Instant begunAt;

  @Embedded.Nullable(prefix = "introduction_")
  private StageReport introduction;

  @Embedded.Nullable(prefix = "telemetry_")
  private StageReport telemetry;

  private int telemetryReminders;

  @Embedded.Nullable(prefix = "orientation_")
  private StageReport orientation;

  private DayOfWeek preferredWeekday;
  private LocalTime preferredTime;

  @PersistenceCreator
  OnboardingRecord(
      String clientReference,
      Long version,
      Instant begunAt,
      StageReport introduction,
      StageReport telemetry,
      int telemetryReminders,
      StageReport orientation,
      DayOfWeek preferredWeekday,
      LocalTime preferredTime) {
    this.clientReference = clientReference;
    this.version = version;
    this.begunAt = begunAt;
    this.introduction = introduction;
    this.telemetry = telemetry;
    this.telemetryReminders = telemetryReminders;
    this.orientation = orientation;
    this.preferredWeekday = preferredWeekday;
    this.preferredTime = preferredTime;
  }

  static OnboardingRecord begin(String clientReference, Instant at) {
    return new OnboardingRecord(clientReference, null, at, null, null, 0, null, null, null);
  }

  /** The stage in which the onboarding is; {@code PLANNING} is the last that is known here. */
  OnboardingStage stage() {
    if (introduction == null) {
      return OnboardingStage.INTRODUCTION_CALL;
    }
    if (telemetry == null) {
      return OnboardingStage.TELEMETRY;
    }
    return orientation == null ? OnboardingStage.ORIENTATION_CALL : OnboardingStage.PLANNING;
  }

  /** When the present stage began: the end of the one before. */
  Instant stageBegunAt() {
    return switch (stage()) {
      case INTRODUCTION_CALL -> begunAt;
      case TELEMETRY -> introduction.recordedAt();
      case ORIENTATION_CALL -> telemetry.recordedAt();
      case PLANNING, COMPLETE -> orientation.recordedAt();
    };
  }

  void introduced(StageReport report) {
    require(OnboardingStage.INTRODUCTION_CALL);
    introduction = report;
  }

  void telemetryReady(StageReport report) {
    require(OnboardingStage.TELEMETRY);
    telemetry = report;
  }

  void telemetryReminded(int count) {
    telemetryReminders = Math.max(telemetryReminders, count);
  }

  void oriented(StageReport report, DayOfWeek weekday, LocalTime time) {
    require(OnboardingStage.ORIENTATION_CALL);
    orientation = report;
    preferredWeekday = weekday;
    preferredTime = time;
  }

  private void require(OnboardingStage expected) {
    if (stage() != expected) {
      throw new IllegalStateException("the onboarding of client '%s' is in stage %s, not %s"
          .formatted(clientReference, stage(), expected));
    }
  }

  StageReport introduction() {
    return introduction;
  }

  StageReport telemetry() {
    return telemetry;
  }

  int telemetryReminders() {
    return telemetryReminders;
  }

  DayOfWeek preferredWeekday() {
    return preferredWeekday;
  }

  LocalTime preferredTime() {
    return preferredTime;
  }
}
