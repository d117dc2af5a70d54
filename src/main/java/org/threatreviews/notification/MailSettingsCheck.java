package org.threatreviews.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;
import org.threatreviews.settings.ServerCheck;
import org.threatreviews.settings.SettingFaults;

/** A server has a relay, a sender and an address of its own: clients see both in every mail. */
@Component
class MailSettingsCheck implements ServerCheck {

  @Override
  public void check(ConfigurableEnvironment settings, SettingFaults faults) {
    if (!SettingFaults.isSet(settings, "spring.mail.jndi-name")) {
      faults.requireSet(
          settings, "spring.mail.host", "No mail server is configured; name the relay.");
    }
    checkBaseUrl(settings, faults);
    checkSender(settings, faults);
    if (SettingFaults.isSet(settings, "spring.mail.username")
        || settings.getProperty("spring.mail.properties.mail.smtp.auth", Boolean.class, false)) {
      faults.requireSet(
          settings, "spring.mail.password", "The relay asks for a password; none is set.");
    }
    if (SettingFaults.isSet(settings, "threat-reviews.mail.bounces.host")) {
      faults.requireSet(
          settings,
          "threat-reviews.mail.bounces.password",
          "The mailbox asks for a password; none is set.");
    }
  }

  private static void checkBaseUrl(ConfigurableEnvironment settings, SettingFaults faults) {
    String setting = "threat-reviews.mail.base-url";
    String url = settings.getProperty(setting, "").strip();
    if (url.isEmpty() || url.replaceFirst("/+$", "").equals(NotificationSettings.BASE_URL)) {
      faults.add(
          setting,
          "Links in mails would lead clients to their own machine, %s; set the address at which they"
                  .formatted(NotificationSettings.BASE_URL)
              + " reach this server.");
    } else if (!isWebAddress(url)) {
      faults.add(setting, "'%s' is no address such as https://reviews.mdr.example.".formatted(url));
    }
  }

  private static boolean isWebAddress(String url) {
    try {
      URI address = new URI(url);
      return address.getHost() != null
          && address.getScheme().toLowerCase(Locale.ROOT).matches("https?");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static void checkSender(ConfigurableEnvironment settings, SettingFaults faults) {
    String setting = "threat-reviews.mail.from";
    String sender = settings.getProperty(setting, "").strip();
    if (sender.isEmpty() || sender.equalsIgnoreCase(NotificationSettings.FROM)) {
      faults.add(
          setting,
          "Mails would come from %s, which is nobody's; set the sender that clients shall see."
              .formatted(NotificationSettings.FROM));
    }
  }
}
