/** Takes clients on: from registration over the calls and telemetry to the planned programme. */
@org.springframework.modulith.ApplicationModule(displayName = "Onboarding")
package org.threatreviews.onboarding;
