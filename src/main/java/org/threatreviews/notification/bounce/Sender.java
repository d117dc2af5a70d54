package org.threatreviews.notification.bounce;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who seems to have written a message: a mail system, a program in the place of its owner, or a
 * person. Headers made for this decide (RFC 3834, and what programs had before it); the words of a
 * subject are a hint only, since people write them, too.
 */
final class Sender {

  private static final int LONGEST_BEGINNING = 4_000;

  private static final Pattern MAIL_SYSTEM = Pattern.compile(
      "mailer[- ]?daemon|mail-?daemon|post_?master|mdaemon"
          + "|mail[ .]delivery|mail deliver system|mail administrator|delivery subsystem"
          + "|ndr administrator|microsoftexchange[0-9a-f]{8}",
      Pattern.CASE_INSENSITIVE);

  /** Begins the subject of an answer that somebody has left with a mail program. */
  private static final Pattern AWAY = Pattern.compile(
      "^(automatic reply|auto(matic)?[- ]?(response|reply)|out of (the )?office|vacation|away from"
          + "|automatische (antwort|nachricht)|abwesenheit|ich bin (nicht im|außer)"
          + "|autosvar|automatiskt svar|frånvaro|automatisk (svar|besked)|fravær|poissa"
          + "|réponse automatique|absence|absent|respuesta automática|fuera de (la )?oficina"
          + "|resposta automática|risposta automatica|fuori (sede|ufficio)|automatisch antwoord"
          + "|afwezig|automatyczna odpowiedź|automatická odpověď|автоответ|自動応答|自動返信|不在"
          + "|自动(答复|回复)|自動回覆|자동 ?(회신|응답)|부재)",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What only a mail system says, of a mail that it has given up. */
  private static final Pattern GIVEN_UP = Pattern.compile(
      "undeliver|non-?deliver|returned (mail|to sender)|returning (message|to sender)"
          + "|failure notice|delivery (failure|failed|has failed|problem|error)"
          + "|mail (system|delivery) (error|failed|failure)|mail fail(ed|ure)"
          + "|(not|could ?n.t) be delivered|permanent error"
          + "|unzustellbar|nicht zugestellt|zustellung fehlgeschlagen"
          + "|(kunde|gick) inte (att )?(levereras|leverera)|ej levererat|olevererbar"
          + "|non remis|échec de (la )?remise|échec de la distribution|non distribuable"
          + "|no se (pudo|puede|ha podido) entregar|no entregado|error de entrega"
          + "|não (foi )?(entregue|possível entregar)|falha na entrega"
          + "|impossibile recapitare|mancato recapito|non recapitabile|onbestelbaar"
          + "|niet bezorgd|недоставлен|не доставлен|не удалось доставить|niedostarcz"
          + "|配信できません|配信不能|配達できません|送信できません|エラー通知|退信|无法送达|无法投递"
          + "|傳遞失敗|未送達|배달되지|배달할 수|전송 실패",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Whatever else the subject of an answer says, we have written it. */
  private static final Pattern ANSWER =
      Pattern.compile("^(re|aw|sv|antw|vs|res|rif|odp|回复|答复)\\s?[:：]", Pattern.CASE_INSENSITIVE);

  private static final Pattern LIKE_A_BOUNCE = Pattern.compile(
      GIVEN_UP.pattern() + "|delivery (status|report)|not delivered|\\b5\\d\\d[ -]5\\.\\d\\.\\d",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PROOF = Pattern.compile(
      "(sender|email|e-mail|message) (address )?(requires )?(verification|confirmation) ?(required|needed|verify#)"
          + "|requires verification verify#|verification required for your"
          + "|(please )?(confirm|verify|authenticate) (that )?(you sent|your (e-?mail|message|identity))"
          + "|(prove|confirm|verify) (that )?you are (not a (robot|machine)|(a )?(human|real person|person))"
          + "|your (message|e-?mail) (is|was|has been) (being )?held (until|awaiting|pending)"
          + "|bestätigen sie (bitte )?(ihre|den versand)|bekräfta att du|送信者確認",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final MessageParts message;
  private final String subject;

  Sender(MessageParts message) {
    this.message = message;
    this.subject = ReturnedCopy.decoded(message.header("Subject"));
  }

  boolean isAMachine() {
    return isAutomatic()
        || isAMailSystem()
        || isWithoutReturnPath()
        || !message.header("X-Failed-Recipients").isEmpty();
  }

  /** Whether it may be a report that has no part for programs. */
  boolean mayReportInWords() {
    boolean likely = isAMailSystem()
        || !message.header("X-Failed-Recipients").isEmpty()
        || BounceNotice.beginsAsUsual(message)
        || (isAutomatic() || isWithoutReturnPath())
            && GIVEN_UP.matcher(subject).find()
            && !ANSWER.matcher(subject).find();
    return likely && !seemsAway();
  }

  /** Whether a mail system says already in its subject that a mail has not arrived. */
  boolean announcesAFailure() {
    return isAMailSystem() && GIVEN_UP.matcher(subject).find();
  }

  boolean asksForProof() {
    boolean known = Stream.of("X-TMDA-Confirm", "X-BoxTrapper", "X-ASK-Auth", "X-Spamarrest")
            .anyMatch(name -> !message.header(name).isEmpty())
        || message.header("X-Delivery-Agent").toUpperCase(Locale.ROOT).startsWith("TMDA");
    return known
        || isAMachine()
            && (PROOF.matcher(subject).find() || PROOF.matcher(beginning()).find());
  }

  /** Whether it is an answer of a machine, and not one of a mail system that we don't understand. */
  boolean answersForItsOwner() {
    if (!message.complaint().isEmpty()) {
      return false;
    }
    if (seemsAway()) {
      return isAutomatic()
          || isWithoutReturnPath()
          || !message.header("X-Auto-Response-Suppress").isEmpty()
          || message.header("Precedence").matches("(?i)bulk|junk|list")
          || refersToAMail();
    }
    return isAutomatic()
        && !message.type().equals("multipart/report")
        && message.statuses().isEmpty()
        && (ANSWER.matcher(subject).find() || !LIKE_A_BOUNCE.matcher(subject).find())
        && !(isAMailSystem() && LIKE_A_BOUNCE.matcher(beginning()).find());
  }

  private boolean refersToAMail() {
    return !message.header("In-Reply-To").isEmpty()
        || !message.header("References").isEmpty();
  }

  private String beginning() {
    return message.text().substring(0, Math.min(message.text().length(), LONGEST_BEGINNING));
  }

  private boolean isAMailSystem() {
    return isAMailSystem(message.header("From"));
  }

  /**
   * @param from as the header has it
   */
  static boolean isAMailSystem(String from) {
    return MAIL_SYSTEM.matcher(ReturnedCopy.decoded(from)).find();
  }

  private boolean isWithoutReturnPath() {
    return message.header("Return-Path").equals("<>");
  }

  private boolean seemsAway() {
    return AWAY.matcher(subject).find();
  }

  private boolean isAutomatic() {
    String submitted =
        DeliveryStatus.withoutComments(message.header("Auto-Submitted")).toLowerCase(Locale.ROOT);
    return !submitted.isEmpty() && !submitted.startsWith("no")
        || message.header("Precedence").equalsIgnoreCase("auto_reply")
        || Stream.of(
                "X-Autoreply",
                "X-Autorespond",
                "X-Autoresponder",
                "X-Auto-Reply-From",
                "X-AutoReply-From",
                "X-Mail-Autoreply",
                "X-Vacation",
                "X-FC-MachineGenerated")
            .anyMatch(name -> !message.header(name).isEmpty());
  }
}
