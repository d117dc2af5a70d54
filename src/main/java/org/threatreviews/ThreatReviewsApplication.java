package org.threatreviews;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.threatreviews.access.AdministratorRecovery;
import org.threatreviews.database.MigrateCommand;

/** Runs the threat review programme of a Managed Detection and Response service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class ThreatReviewsApplication {

  static {
    // the engine's tables hold local times without a zone; only UTC has neither gap nor overlap
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }

  public static void main(String[] args) {
    if (AdministratorRecovery.isWanted(args)) {
      AdministratorRecovery.run(System.out, args);
    } else if (MigrateCommand.isIn(args)) {
      MigrateCommand.run(args);
    } else {
      SpringApplication.run(ThreatReviewsApplication.class, args);
    }
  }
}
