package org.threatreviews.onboarding;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;

/** Clients for tests: a manager and an engineer of level 1 and a CISO of level 2. */
public final class ClientRegistrations {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private ClientRegistrations() {}

  public static ClientRegistration standard(String reference) {
    return until(reference, LocalDate.parse("2027-11-30"));
  }

  public static ClientRegistration until(String reference, LocalDate contractEnd) {
    return in("DE", reference, contractEnd);
  }

  /**
   * @param country ISO 3166 code
   */
  public static ClientRegistration in(String country, String reference, LocalDate contractEnd) {
    return new ClientRegistration(
        reference,
        "Nordwind [Logistik](x)",
        country,
        "de",
        BERLIN,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        contractEnd,
        List.of(
            contact("Eva", "eva@nord.example", ContactRole.SECURITY_MANAGER, 1),
            contact("Max", "max@nord.example", ContactRole.ENGINEER, 1),
            contact("Ida", "ida@nord.example", ContactRole.CISO, 2)));
  }

  private static Contact contact(String name, String email, ContactRole role, int level) {
    return new Contact(
        name, email, "+49 30 5550104", role, level, role == ContactRole.CISO, "en", BERLIN);
  }
}
