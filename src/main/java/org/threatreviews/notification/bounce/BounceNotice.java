package org.threatreviews.notification.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.threatreviews.input.EmailAddress;

/**
 * What a server writes about a mail in words only, as Exim, qmail and older servers do.
 *
 * @param recipients whom it could not reach
 * @param reason what it says below the first of them; empty when there is nothing
 * @param copy what it returns below that
 */
record BounceNotice(
    DeliveryStatus.Outcome outcome, List<String> recipients, String reason, ReturnedCopy copy) {

  private static final int MOST_RECIPIENTS = 20;
  private static final int LONGEST_REASON = 500;

  /** Nobody else begins like this, whoever the sender is said to be. */
  private static final Pattern BEGINNING = Pattern.compile(
      "^\\s{0,20}(this message was created automatically by mail delivery software"
          + "|hi\\. this is the qmail-send program"
          + "|this is the (mail system at host|postfix program at host))",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern LATE = Pattern.compile(
      "has not yet been delivered"
          + "|could not be delivered for more than"
          + "|it will be retried"
          + "|will (continue|keep) (to try|trying)"
          + "|will retry for"
          + "|no action is required on your part"
          + "|this is a warning (message )?only"
          + "|had transient non-fatal errors"
          + "|could not send message for past"
          + "|has been delayed"
          + "|is delayed for more than"
          + "|you do not need to re-?send"
          + "|message (is )?still undelivered after"
          + "|enqueued and undeliverable for"
          + "|wird weiter(hin)? versucht|zustellung (ist|wurde|wird) verzögert|noch nicht zugestellt"
          + "|har försenats|är försenad|fortsätter att försöka"
          + "|配信が遅れて|配信が遅延|再送を試み|まだ配信されていません"
          + "|remise (est|a été) retardée|n'a pas encore été remis"
          + "|se ha retrasado|aún no se ha entregado|è in ritardo|is vertraagd|foi adiada"
          + "|доставка задерживается|投递延迟|延迟送达",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern FAILED = Pattern.compile(
      "this is a permanent error"
          + "|could not be delivered to"
          + "|address(\\(es\\)|es)? failed"
          + "|i'm afraid i wasn't able to deliver your message"
          + "|unable to deliver (your )?message to the following address"
          + "|had permanent fatal errors"
          + "|failed permanently"
          + "|delivery to the following recipients? (has )?failed"
          + "|delivery has failed to these recipients"
          + "|did not reach (some or all of )?the (intended|following) recipient"
          + "|recipients cannot be delivered"
          + "|cannot be delivered to the following"
          + "|your message could not be delivered"
          + "|was not delivered to"
          + "|wasn't delivered to"
          + "|an error (has )?occurred while (attempting|trying) to deliver"
          + "|error delivering your mail to"
          + "|rejected by a remote mail server"
          + "|(recipients?|addresses?) did not receive this message"
          + "|(had|with) (delivery|fatal) errors"
          + "|unable to deliver (the |your |this )?(message|mail)"
          + "|message could not be delivered"
          + "|(could|can) ?not be delivered because"
          + "|not able to be delivered"
          + "|recipients? could not be reached"
          + "|message delivery (has )?failed"
          + "|permanent failure"
          + "|no such (user|mailbox|recipient)|user (is )?unknown|unknown user|mailbox unavailable"
          + "|nicht zugestellt werden|nicht zustellbar|zustellung .{0,80}fehlgeschlagen"
          + "|kunde inte (levereras|lämnas)|gick inte att leverera|inte kunnat levereras"
          + "|(配信|配達|送信)(することが)?できませんでした|配信に失敗しました|配信不能"
          + "|n'a pas (pu être|été) (remis|distribué|livré)|échec de (la )?remise"
          + "|no se (pudo|puede|ha podido) entregar|no ha sido entregado"
          + "|não (pôde|foi possível) (ser )?entreg|não pôde ser entregue"
          + "|non è stato (possibile recapitare|recapitato)|impossibile recapitare"
          + "|(kon|kan) niet (worden )?(bezorgd|afgeleverd)"
          + "|не (может быть|был[оа]?|удалось) доставл?е?н?|не доставлено|nie (można|udało się) dostarczyć"
          + "|无法(送达|投递|传递)|未能送达|退信|無法傳遞|배달(하지|되지) (못|않)|배달할 수 없",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A server's answer as SMTP has it; nobody else writes like that. */
  private static final Pattern REFUSED =
      Pattern.compile("(?m)^.{0,200}?\\b5[0-5]\\d[ -]#?5\\.\\d{1,3}\\.\\d{1,3}\\b.{0,300}$");

  /** What is above a copy of the mail. */
  private static final Pattern COPY = Pattern.compile(
      "(?im)^[ \\t|]*-{2,}[^\\n]{0,40}(copy of|original message|message header|undelivered message"
          + "|unsent message|returned message|message text|originalnachricht|ursprüngliche nachricht"
          + "|originalmeddelande|元のメッセージ)[^\\n]{0,60}$"
          + "|^[ \\t]*(below is a copy of|included is a copy of)[^\\n]{0,60}$"
          + "|^[ \\t]*(original message( headers?)?( follows?)?|message headers? follows?"
          + "|original message headers?|the header of the original message[^\\n]{0,30}"
          + "|kopie der nachricht[^\\n]{0,40})[ \\t:.]{0,5}$");

  private static final Pattern RECIPIENT = Pattern.compile(
      "(?m)^[ \\t]*<?([^\\s<>@:;,\"()]{1,128}@[^\\s<>@:;,\"()]{1,255})>?:?(?=\\s|$)");

  /** Anywhere in a line; only where no line begins with one. */
  private static final Pattern NAMED = Pattern.compile(
      "(?<![\\w.+-])([\\w!#$%&'*+/=?^`{|}~.-]{1,64}@[\\p{L}\\p{N}.-]{1,255}[\\p{L}\\p{N}])");

  private static final Pattern MESSAGE_ID = Pattern.compile(
      "(?im)^[ \\t>]{0,20}(x-threat-reviews-mail|message-id)[ \\t]{0,3}:\\s{0,3}(<[^<>\\s]{1,500}>)");

  static boolean beginsAsUsual(MessageParts message) {
    return BEGINNING.matcher(message.text()).find();
  }

  /**
   * @param message that a server is likely to have written
   * @param announced whether its subject says that a mail has not arrived
   * @return empty when it is no such notice
   */
  static Optional<BounceNotice> in(MessageParts message, boolean announced) {
    String text = message.text();
    Matcher copy = COPY.matcher(text);
    String said = copy.find() ? text.substring(0, copy.start()) : text;
    String line = said.replaceAll("\\s+", " ");
    String named = message.header("X-Failed-Recipients");
    DeliveryStatus.Outcome outcome;
    if (LATE.matcher(line).find()) {
      outcome = DeliveryStatus.Outcome.DELAYED;
    } else if (announced
        || !named.isEmpty()
        || FAILED.matcher(line).find()
        || REFUSED.matcher(said).find()) {
      outcome = DeliveryStatus.Outcome.FAILED;
    } else {
      return Optional.empty();
    }
    return Optional.of(
        new BounceNotice(outcome, recipients(message, named, said), reason(said), copyIn(message)));
  }

  private static List<String> recipients(MessageParts message, String named, String said) {
    List<String> recipients = Stream.concat(
            Arrays.stream(named.split("[,\\s]+")).filter(address -> address.contains("@")),
            RECIPIENT.matcher(said).results().map(found -> found.group(1)))
        .distinct()
        .limit(MOST_RECIPIENTS)
        .toList();
    if (!recipients.isEmpty()) {
      return recipients;
    }
    List<String> ends = Stream.of("From", "To")
        .flatMap(header -> ReturnedCopy.addressesIn(message.header(header)))
        .toList();
    return NAMED
        .matcher(said)
        .results()
        .map(found -> found.group(1))
        .filter(address -> ends.stream().noneMatch(end -> EmailAddress.same(end, address)))
        .distinct()
        .limit(MOST_RECIPIENTS)
        .toList();
  }

  /** The paragraph that begins with an address, or the one after it; else a server's answer. */
  private static String reason(String said) {
    Matcher recipient = RECIPIENT.matcher(said);
    if (recipient.find()) {
      for (String paragraph : said.substring(recipient.end()).split("\\n[ \\t]*\\n", 3)) {
        String words = oneLine(paragraph);
        if (!words.isEmpty()) {
          return words;
        }
      }
    }
    Matcher refused = REFUSED.matcher(said);
    if (refused.find()) {
      return oneLine(refused.group());
    }
    Matcher named = NAMED.matcher(said);
    return named.find() ? oneLine(paragraphOf(said, named.start(), named.end())) : "";
  }

  private static String oneLine(String words) {
    String line = words.replaceAll("\\s+", " ").strip();
    return line.substring(0, Math.min(line.length(), LONGEST_REASON));
  }

  private static String paragraphOf(String said, int start, int end) {
    int before = said.lastIndexOf("\n\n", start);
    int after = said.indexOf("\n\n", end);
    return said.substring(Math.max(before, 0), after < 0 ? said.length() : after);
  }

  /** What is returned below the words, as text. */
  static ReturnedCopy copyIn(MessageParts message) {
    String text = message.text();
    Matcher begins = COPY.matcher(text);
    String below = begins.find() ? text.substring(begins.end()).stripLeading() : "";
    try {
      ReturnedCopy copy = ReturnedCopy.of(
          new InternetHeaders(new ByteArrayInputStream(below.getBytes(StandardCharsets.UTF_8))));
      if (!copy.ids().isEmpty()) {
        return copy;
      }
    } catch (MessagingException e) {
      // what is quoted there is no mail
    }
    List<String> ids = MESSAGE_ID
        .matcher(text)
        .results()
        .sorted(Comparator.comparing(found -> found.group(1).equalsIgnoreCase("message-id")))
        .map(found -> found.group(2))
        .distinct()
        .limit(MOST_RECIPIENTS)
        .toList();
    return ReturnedCopy.NONE.with(ids);
  }
}
