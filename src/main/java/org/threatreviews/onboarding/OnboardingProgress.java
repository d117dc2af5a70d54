package org.threatreviews.onboarding;

import java.time.Instant;
import org.threatreviews.client.Client;

/**
 * Where an onboarding stands.
 *
 * @param stageDue from when on the present stage is late
 * @param introduction null while the call has not been held
 * @param telemetry null while telemetry is not ready
 * @param telemetryReminders how often the client was reminded of telemetry
 */
public record OnboardingProgress(
    Client client,
    Instant stageDue,
    StageReport introduction,
    StageReport telemetry,
    int telemetryReminders) {}
