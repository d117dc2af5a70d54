package org.threatreviews.support;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;

/** A client for tests: in Germany, with a security manager and a CISO, who may accept risks. */
public final class SampleClient {

  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  public static final String MARIA = "maria@northwind.example";
  public static final String CISO = "ciso@northwind.example";

  private SampleClient() {}

  public static ClientRegistration of(String reference) {
    return of(reference, MARIA);
  }

  /**
   * @param manager address of the security manager
   */
  public static ClientRegistration of(String reference, String manager) {
    return new ClientRegistration(
        reference,
        "Northwind Traders",
        "DE",
        "en",
        BERLIN,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(
            contact("Maria Anders", manager, ContactRole.SECURITY_MANAGER, false),
            contact("Carl Ciso", CISO, ContactRole.CISO, true)));
  }

  private static Contact contact(
      String name, String email, ContactRole role, boolean riskAuthority) {
    return new Contact(name, email, null, role, 1, riskAuthority, "en", BERLIN);
  }
}
