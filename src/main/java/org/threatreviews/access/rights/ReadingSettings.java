package org.threatreviews.access.rights;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param analystsRead whose clients analysts may look at; they change what is their own clients' only
 */
@ConfigurationProperties("threat-reviews.access")
record ReadingSettings(@DefaultValue("all") Reach analystsRead) {

  /** Clients whose reviews they hold, or all. */
  enum Reach {
    ALL,
    OWN
  }
}
