package org.threatreviews.demo.story;

/**
 * What our people write to a sample client, in its language: it stands in packs, minutes and mails.
 *
 * @param summary of a pack with incidents of the period
 * @param quietSummary of a pack without any
 * @param trainingPoint of each pack
 * @param attendees of a meeting that was held
 * @param notes of such a meeting
 * @param again why an incident comes with an action
 * @param ourAction what we do about the first incident
 * @param theirAction what the client does about a later one
 * @param verified what the SOC found when a threat was removed
 */
public record SampleWords(
    String summary,
    String quietSummary,
    String trainingPoint,
    String attendees,
    String notes,
    String again,
    String ourAction,
    String theirAction,
    String verified) {

  private static final SampleWords GERMAN = new SampleWords(
      "Die Vorfälle dieses Zeitraums stehen unten, jeweils mit dem, was daraus geworden ist.",
      "Ein ruhiger Zeitraum: Es wurde kein Vorfall gemeldet.",
      "Ein Dienstkonto meldet sich nie von Hand an; jede solche Anmeldung ist verdächtig.",
      "Jonas Weber",
      "Ein gutes Gespräch. Sie wünschen sich Zahlen zu allen Standorten.",
      "Wir sehen es uns noch einmal an.",
      "Die Leitwarte genauso genau überwachen",
      "Dienstkonten die Anmeldung von Hand verbieten",
      "Einen Tag lang war nichts mehr davon zu sehen.");

  private static final SampleWords SWEDISH = new SampleWords(
      "Periodens incidenter står nedan, var och en med vad som hände sedan.",
      "En lugn period: ingen incident rapporterades.",
      "En andra faktor ska inte gå att lämna vidare; en säkerhetsnyckel är ett exempel.",
      "Elin Berg, Oskar Lund",
      "Ett bra samtal. Ni önskar siffror för alla enheter.",
      "Vi tittar på det en gång till.",
      "Övervaka läkarnas konton lika noga",
      "Skilj gästnätet från de övriga näten",
      "Under ett dygn har inget mer synts av det.");

  private static final SampleWords ENGLISH = new SampleWords(
      "The incidents of this period are listed below, each with what has become of it.",
      "A quiet period: no incident was reported.",
      "A backup is worth as much as the last time it was restored: practise it each quarter.",
      "Sam Rivers, Chris Field",
      "A good meeting. You would like to see figures for all sites.",
      "We will look at it again.",
      "Watch the backup server as closely",
      "Separate the guest network",
      "Nothing of it has been seen for a day.");

  /**
   * @param key of a client, or of a review or an incident of one
   */
  public static SampleWords of(String key) {
    if (key.contains(PortfolioStory.SILENT)) {
      return GERMAN;
    }
    return key.contains(PortfolioStory.ADVISED) ? SWEDISH : ENGLISH;
  }
}
