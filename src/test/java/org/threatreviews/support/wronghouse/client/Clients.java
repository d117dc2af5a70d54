package org.threatreviews.support.wronghouse.client;

import java.time.Instant;
import org.springframework.mail.javamail.JavaMailSender;
import org.threatreviews.support.wronghouse.incident.Incidents;

/** A supporting capability that uses a process, sends mail itself and reads the machine's time. */
public class Clients {
  Incidents incidents;
  JavaMailSender mail;
  Instant created = Instant.now();
}
