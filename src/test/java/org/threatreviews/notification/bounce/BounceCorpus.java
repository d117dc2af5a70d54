package org.threatreviews.notification.bounce;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * What mail systems send back about mails of ours, each in the words and parts that it is known
 * for. People, hosts and mails are made up; every message is about a mail of its own.
 */
public final class BounceCorpus {

  /**
   * @param recipient to whom our mail went
   * @param messageId of our mail
   * @param expected what the message says about it
   * @param name for people
   */
  public record Sample(
      String name, Bounce.Kind expected, String recipient, String messageId, byte[] message) {

    @Override
    public String toString() {
      return name;
    }
  }

  private enum Copy {
    WHOLE,
    HEADERS,
    /** A relay has put its own Message-ID in the place of ours. */
    RENAMED
  }

  /** What happened to the mail. */
  private record Fate(String name, boolean delayed, String status, String answer) {}

  private static final List<Fate> FATES = List.of(
      new Fate("unknown user", false, "5.1.1", "550 5.1.1 User unknown"),
      new Fate("mailbox full", false, "5.2.2", "552 5.2.2 Mailbox full"),
      new Fate("binary reason", false, "5.7.1", "550 5.7.1 Content rejected: \0\0\u0007binary"),
      new Fate("given up", false, "4.4.7", "451 4.4.7 Retry time exceeded"),
      new Fate("no such host", false, "5.4.4", "550 5.4.4 Host not found"),
      new Fate("no answer yet", true, "4.4.1", "421 4.4.1 Connection timed out"),
      new Fate("greylisted", true, "4.7.0", "451 4.7.0 Greylisted, try again later"));

  /** A mail of ours and what became of it. */
  private record Returned(Fate fate, Copy copy, String recipient, String id) {

    String headers() {
      return """
          Return-Path: <threat-reviews@mdr.example>
          Received: from app.mdr.example (app.mdr.example [192.0.2.7])
          \tby relay.example with ESMTPS id 4Tq; Mon, 21 Dec 2026 09:00:01 +0000
          Date: Mon, 21 Dec 2026 09:00:00 +0000
          From: Threat Review team <threat-reviews@mdr.example>
          To: =?UTF-8?Q?Eva_=C3=85berg?= <%s>
          Subject: =?UTF-8?Q?[SEC-1]_=C3=85tg=C3=A4rd_beh=C3=B6vs?=
          Message-ID: %s
          X-Threat-Reviews-Mail: %s
          MIME-Version: 1.0
          Content-Type: multipart/alternative; boundary="ours"
          """.formatted(recipient, copy == Copy.RENAMED ? "<0102018c-1@relay.example>" : id, id);
    }

    String content() {
      return copy == Copy.HEADERS
          ? headers()
          : headers() + "\n--ours\nContent-Type: text/plain\n\nHello Eva\n--ours--\n";
    }

    String type() {
      return copy == Copy.HEADERS ? "text/rfc822-headers" : "message/rfc822";
    }

    String action() {
      return fate.delayed() ? "delayed" : "failed";
    }

    String late(String words, String otherwise) {
      return fate.delayed() ? words : otherwise;
    }
  }

  /** A mail system, and how it writes. */
  private enum MailSystem {
    POSTFIX {
      @Override
      String write(Returned mail) {
        return report(
            "From: MAILER-DAEMON@mx.nord.example (Mail Delivery System)\nSubject: "
                + mail.late(
                    "Delayed Mail (still being retried)", "Undelivered Mail Returned to Sender")
                + "\nAuto-Submitted: auto-replied\n",
            "multipart/report; report-type=delivery-status; boundary=\"%s\"",
            plain("""
                This is the mail system at host mx.nord.example.

                %s

                <%s>: host in.nord.example[192.0.2.9] said: %s (in reply to RCPT TO command)
                """.formatted(
                    mail.late(
                        "####\n# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n####",
                        "I'm sorry to have to inform you that your message could not\n"
                            + "be delivered to one or more recipients. It's attached below."),
                    mail.recipient(),
                    mail.fate().answer())),
            part(
                "message/delivery-status",
                status(
                    mail,
                    "Reporting-MTA: dns; mx.nord.example\nX-Postfix-Queue-ID: 4Tq0\n",
                    "Final-Recipient: rfc822; %s\nOriginal-Recipient: rfc822;%s\n",
                    "smtp")),
            part(mail.type(), mail.content()));
      }
    },
    EXIM {
      @Override
      String write(Returned mail) {
        return report(
            (mail.fate().delayed() ? "" : "X-Failed-Recipients: " + mail.recipient() + "\n")
                + "Auto-Submitted: auto-replied\n"
                + "From: Mail Delivery System <Mailer-Daemon@exim.example>\nReferences: "
                + mail.id()
                + "\nSubject: "
                + mail.late(
                    "Warning: message 1ofxGm-000 delayed 24 hours",
                    "Mail delivery failed: returning message to sender")
                + "\n",
            "multipart/report; report-type=delivery-status; boundary=%s",
            plain(eximWords(mail)),
            part(
                "message/delivery-status",
                status(
                    mail,
                    "Reporting-MTA: dns; exim.example\n",
                    "Final-Recipient: rfc822;%s\n",
                    "smtp")),
            part(mail.type(), mail.content()));
      }
    },
    EXIM_IN_WORDS {
      @Override
      String write(Returned mail) {
        return (mail.fate().delayed() ? "" : "X-Failed-Recipients: " + mail.recipient() + "\n")
            + "Auto-Submitted: auto-replied\n"
            + "From: Mail Delivery System <Mailer-Daemon@exim.example>\n"
            + "Subject: Mail delivery failed: returning message to sender\n\n"
            + eximWords(mail)
            + (mail.copy() == Copy.HEADERS
                ? "------ This is a copy of the message's headers. ------\n\n"
                : "------ This is a copy of the message, including all the headers. ------\n\n")
            + mail.content();
      }
    },
    QMAIL {
      @Override
      String write(Returned mail) {
        return "From: MAILER-DAEMON@qmail.example\nSubject: "
            + mail.late("deferral notice", "failure notice")
            + "\n\nHi. This is the qmail-send program at qmail.example.\n"
            + mail.late(
                "I have not been able to deliver your message to the following addresses.\n"
                    + "I will keep trying.\n",
                "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
                    + "This is a permanent error; I've given up. Sorry it didn't work out.\n")
            + "\n<"
            + mail.recipient()
            + ">:\n192.0.2.9 does not like recipient.\nRemote host said: "
            + mail.fate().answer()
            + "\nGiving up on 192.0.2.9.\n\n--- Below this line is a copy of the message.\n\n"
            + mail.content();
      }
    },
    SENDMAIL {
      @Override
      String write(Returned mail) {
        return report(
            "From: Mail Delivery Subsystem <MAILER-DAEMON@sendmail.example>\nSubject: "
                + mail.late(
                    "Warning: could not send message for past 4 hours",
                    "Returned mail: see transcript for details")
                + "\nAuto-Submitted: auto-generated ("
                + mail.late("warning-timeout", "failure")
                + ")\n",
            "multipart/report; report-type=delivery-status;\n\tboundary=\"%s\"",
            plain("""
                The original message was received at Mon, 21 Dec 2026 09:00:02 GMT

                   ----- The following addresses had %s errors -----
                <%s>
                    (reason: %s)
                """.formatted(
                    mail.late("transient non-fatal", "permanent fatal"),
                    mail.recipient(),
                    mail.fate().answer())),
            part(
                "message/delivery-status",
                status(
                    mail,
                    "Reporting-MTA: dns; sendmail.example\nReceived-From-MTA: DNS; app.mdr.example\n",
                    "Final-Recipient: RFC822; %s (Eva (Nord))\nX-Actual-Recipient: RFC822; %s\n",
                    "SMTP")),
            part(mail.type(), mail.content()));
      }
    },
    EXCHANGE_ONLINE {
      @Override
      String write(Returned mail) {
        return report(
            "From: Microsoft Outlook\n <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@nord.example>\n"
                + "Subject: Undeliverable: [SEC-1] Action needed\nAuto-Submitted: auto-replied\n"
                + "X-MS-Exchange-Message-Is-Ndr:\nIn-Reply-To: "
                + mail.id()
                + "\nReferences: <incident.SEC-1@mdr.example> "
                + mail.id()
                + "\n",
            "multipart/report; report-type=delivery-status;\n\tboundary=\"%s\"",
            part(
                "multipart/alternative; differences=Content-Type; boundary=\"forms\"",
                "--forms\nContent-Type: text/plain; charset=\"us-ascii\"\n\n"
                    + mail.late("Delivery is delayed", "Delivery has failed")
                    + " to these recipients or groups:\n\n"
                    + mail.recipient()
                    + "\n--forms\nContent-Type: text/html; charset=\"us-ascii\"\n\n"
                    + "<html><body><p>Your message</p></body></html>\n--forms--"),
            part(
                "message/delivery-status",
                status(
                    mail,
                    "Reporting-MTA: dns;AM0PR01.prod.example\nReceived-From-MTA: dns;mx.example\n",
                    "Final-Recipient: rfc822;%s\n",
                    "smtp")),
            part(mail.type(), mail.content()));
      }
    },
    GMAIL {
      @Override
      String write(Returned mail) {
        return report(
            "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\n"
                + "Auto-Submitted: auto-replied\nX-Failed-Recipients: "
                + mail.recipient()
                + "\nIn-Reply-To: "
                + mail.id()
                + "\nReferences: "
                + mail.id()
                + "\nSubject: Delivery Status Notification ("
                + mail.late("Delay", "Failure")
                + ")\n",
            "multipart/report; boundary=\"%s\"; report-type=delivery-status",
            part(
                "multipart/related; boundary=\"related\"",
                "--related\nContent-Type: multipart/alternative; boundary=\"forms\"\n\n"
                    + "--forms\nContent-Type: text/plain; charset=\"UTF-8\"\n\n** "
                    + mail.late("Delivery incomplete", "Address not found")
                    + " **\n--forms\nContent-Type: text/html; charset=\"UTF-8\"\n"
                    + "Content-Transfer-Encoding: quoted-printable\n\n<b>=E2=9A=A0</b>\n--forms--\n"
                    + "--related\nContent-Type: image/png; name=\"icon.png\"\n"
                    + "Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--related--"),
            part(
                "message/delivery-status",
                status(
                    mail,
                    "Reporting-MTA: dns; googlemail.com\nArrival-Date: Mon, 21 Dec 2026 01:00:00\n",
                    "Final-Recipient: rfc822; %s\n",
                    "smtp")),
            part(mail.type(), mail.content()));
      }
    },
    YAHOO {
      @Override
      String write(Returned mail) {
        return "From: MAILER-DAEMON@yahoo.example\nSubject: "
            + mail.late("Delayed Mail", "Failure Notice")
            + "\nContent-Type: text/plain; charset=us-ascii\n\n"
            + mail.late(
                "Your message has been delayed; we will keep trying for 3 days.\n\n",
                "Sorry, we were unable to deliver your message to the following address.\n\n")
            + "<"
            + mail.recipient()
            + ">:\n"
            + mail.fate().answer()
            + "\n\n--- Below this line is a copy of the message.\n\n"
            + mail.content();
      }
    },
    COURIER {
      @Override
      String write(Returned mail) {
        return report(
            "From: \"Courier mail server at courier.example\" <postmaster@courier.example>\n"
                + "Subject: NOTICE: mail delivery status.\n",
            "multipart/report; report-type=delivery-status;\n    boundary=\"%s\"",
            plain("""
                This is a delivery status notification from courier.example,
                running the Courier mail server, version 1.2.

                                           %s

                <%s>:
                    in.nord.example [192.0.2.9]:
                >>> RCPT TO:<%s>
                <<< %s
                """.formatted(
                    mail.late("DELAYED MAIL", "UNDELIVERABLE MAIL"),
                    mail.recipient(),
                    mail.recipient(),
                    mail.fate().answer())),
            part(
                "message/delivery-status",
                status(
                    mail,
                    "Reporting-MTA: dns; courier.example\n",
                    "Final-Recipient: rfc822; %s\n",
                    "smtp")),
            part("text/rfc822-headers; charset=us-ascii", mail.headers()));
      }
    },
    DOMINO {
      @Override
      String write(Returned mail) {
        return report(
            "From: Postmaster@domino.example\nSubject: DELIVERY "
                + mail.late("DELAYED", "FAILURE: User not listed in Domino Directory")
                + "\n",
            "multipart/report; report-type=delivery-status; boundary=\"%s\"",
            plain("Your message\n\n  Subject: [SEC-1] Action needed\n\n"
                + mail.late("has been delayed on its way to:", "was not delivered to:")
                + "\n\n  "
                + mail.recipient()
                + "\n\nbecause:\n\n  "
                + mail.fate().answer()
                + "\n"),
            part(
                "message/delivery-status",
                status(
                    mail,
                    "Reporting-MTA: dns;domino.example\n",
                    "Final-Recipient: rfc822;%s\n",
                    "X-Notes")),
            part(mail.type(), mail.content()));
      }
    },
    ZIMBRA {
      @Override
      String write(Returned mail) {
        return report(
            "Return-Path: <>\nFrom: MAILER-DAEMON (Mail Delivery System)\nSubject: "
                + mail.late(
                    "Delayed Mail (still being retried)", "Undelivered Mail Returned to Sender")
                + "\nAuto-Submitted: auto-replied\n",
            "multipart/report; report-type=global-delivery-status; boundary=\"%s\"",
            plain("This is the mail system at host mta.zimbra.example.\n"),
            encoded(
                "message/global-delivery-status",
                status(
                    mail,
                    "Reporting-MTA: dns; mta.zimbra.example\n",
                    "Final-Recipient: utf-8; %s\n",
                    "X-Postfix")),
            part(
                mail.copy() == Copy.HEADERS ? "message/global-headers" : "message/global",
                mail.content()));
      }
    },
    OPENSMTPD {
      @Override
      String write(Returned mail) {
        return report(
            "Subject: Delivery status notification: "
                + mail.action()
                + "\nFrom: Mailer Daemon <MAILER-DAEMON@openbsd.example>\n",
            "multipart/mixed;boundary=\"%s/openbsd.example\"",
            plain("""
                    Hi!

                    This is the MAILER-DAEMON, please DO NOT REPLY to this email.

                %s

                %s: %s

                    Below is a copy of the original message:
                """.formatted(
                    mail.late(
                        "    A message is delayed for more than 4 hours for the following\n"
                            + "    list of recipients:",
                        "    An error has occurred while attempting to deliver a message for\n"
                            + "    the following list of recipients:"),
                    mail.recipient(),
                    mail.fate().answer())),
            part(
                "message/delivery-status",
                "Reporting-MTA: dns; openbsd.example\n\nFinal-Recipient: rfc822; "
                    + mail.recipient()
                    + "\nAction: "
                    + mail.action()
                    + "\nStatus: "
                    + mail.fate().status()
                    + "\n"),
            part("text/rfc822-headers", mail.content()));
      }
    },
    AMAZON_SES {
      @Override
      String write(Returned mail) {
        return report(
            "From: MAILER-DAEMON@eu-west-1.amazonses.example\n"
                + "Subject: Delivery Status Notification ("
                + mail.late("Delay", "Failure")
                + ")\n",
            "multipart/report; report-type=delivery-status;\n\tboundary=\"%s\"",
            plain(mail.late(
                    "Delivery to the following recipients has been delayed:\n",
                    "An error occurred while trying to deliver the mail to the following recipients:\n")
                + mail.recipient()
                + "\n"),
            part(
                "message/delivery-status",
                // no blank line between what it says of the message and of its recipient
                "Reporting-MTA: dns; a4-12.smtp-out.example\nAction: "
                    + mail.action()
                    + " (by the recipient's (remote) server)\nFinal-Recipient: rfc822; <"
                    + mail.recipient()
                    + ">\nDiagnostic-Code: smtp; "
                    + mail.fate().answer()
                    + "\nStatus: "
                    + mail.fate().status()
                    + " (see RFC 3463)\n"),
            part(mail.type(), mail.content()));
      }
    },
    ZOHO {
      @Override
      String write(Returned mail) {
        return "From: mailer-daemon@mail.zoho.example\nSubject: "
            + mail.late("Delayed Mail", "Undelivered Mail Returned to Sender")
            + "\nContent-Type: text/html; charset=x-unknown\n\n<div>This message was created"
            + " automatically by mail delivery software.</div>\n<pre>\nReporting-MTA: dns;"
            + " mx.zoho.example\n\nOriginal-Recipient: rfc822; "
            + mail.recipient()
            + "\nFinal-Recipient: rfc822; "
            + mail.recipient()
            + "\nStatus: "
            + mail.fate().status().replace(".", "")
            + "\nAction: "
            + mail.action()
            + "\nDiagnostic-Code: "
            + mail.fate().answer()
            + "\n\n------ Original message ------\n\n"
            + mail.headers().replace("<", "&lt;").replace(">", "&gt;")
            + "\n</pre>\n";
      }
    },
    OFFICE_365_IN_GERMAN {
      @Override
      String write(Returned mail) {
        return localised(
            mail,
            "=?utf-8?B?" + base64(mail.late("Verzögert: ", "Unzustellbar: ") + "[SEC-1]") + "?=",
            mail.late(
                "Die Zustellung an diese Empfänger oder Gruppen ist verzögert:",
                "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:"));
      }
    },
    OFFICE_365_IN_SWEDISH {
      @Override
      String write(Returned mail) {
        return localised(
            mail,
            mail.late("=?utf-8?Q?F=C3=B6rsenat?=", "Kunde inte levereras: [SEC-1]"),
            mail.late(
                "Leveransen till dessa mottagare har försenats:",
                "Det gick inte att leverera till följande mottagare:"));
      }
    },
    EXCHANGE_IN_JAPANESE_WORDS {
      @Override
      String write(Returned mail) {
        return inWords(
            "From: =?utf-8?B?" + base64("システム管理者")
                + "?= <postmaster@nord.example>\nSubject: =?utf-8?B?"
                + base64(mail.late("配信の遅延", "配信不能")) + "?=\n",
            mail,
            mail.late("次の受信者への配信が遅延しています。", "次の受信者にメッセージを配信できませんでした。"));
      }
    },
    WEB_HOST_IN_GERMAN_WORDS {
      @Override
      String write(Returned mail) {
        return inWords(
            "From: Mail Delivery System <mailer-daemon@webhost.example>\nReturn-Path: <>\n"
                + "Subject: =?iso-8859-1?Q?"
                + mail.late("Zustellung_verz=F6gert", "Unzustellbare_Nachricht") + "?=\n",
            mail,
            mail.late(
                "Ihre Nachricht wurde noch nicht zugestellt. Die Zustellung wird weiter versucht.",
                "Ihre Nachricht konnte leider nicht zugestellt werden."));
      }
    },
    WEB_HOST_IN_FRENCH_WORDS {
      @Override
      String write(Returned mail) {
        return inWords(
            "From: postmaster@hebergeur.example\nSubject: Message non remis\n",
            mail,
            mail.late(
                "La remise est retardée pour ce destinataire :",
                "Le message n'a pas pu être remis à ce destinataire :"));
      }
    },
    MAILENABLE {
      @Override
      String write(Returned mail) {
        return "From: Postmaster <postmaster@mailenable.example>\nX-Mailer: Mail Enable SMTP\nSubject: "
            + mail.late("Message Delivery Delay", "Message Delivery Failure")
            + "\nContent-Type: text/plain; charset=\"us-ascii\"\n\nMailEnable: Message delivery "
            + mail.late("has been delayed.", "has failed.")
            + "\n\nReason: "
            + mail.fate().answer()
            + "\nRecipient: [SMTP:"
            + mail.recipient()
            + "]\n\nMessage headers follow:\n\n"
            + mail.content();
      }
    },
    MIMECAST {
      @Override
      String write(Returned mail) {
        return report(
            "From: Postmaster <postmaster@gateway.example>\nAuto-Submitted: auto-generated\nSubject: "
                + mail.late(
                    "[Postmaster] Email Delivery Delay", "[Postmaster] Email Delivery Failure")
                + "\n",
            "multipart/report; report-type=delivery-status; boundary=\"%s\"",
            part(
                "text/html; charset=utf-8",
                "<html><body><table><tr><td>Email " + mail.action()
                    + "</td></tr></table></body></html>\n"),
            part(
                "message/delivery-status",
                status(
                    mail,
                    "Reporting-MTA: dns; gateway.example (inbound (eu))\n",
                    "Final-Recipient: rfc822; %s (as given)\n",
                    "smtp")),
            part(mail.type(), mail.content()));
      }
    },
    PROOFPOINT {
      @Override
      String write(Returned mail) {
        return report(
            "From: Mail Delivery Subsystem <MAILER-DAEMON@pphosted.example>\nSubject: "
                + mail.late("Warning: could not send message", "Returned mail: see transcript")
                + "\nAuto-Submitted: auto-generated (failure)\n",
            "multipart/report; report-type=delivery-status; boundary=\"%s\"",
            plain("The original message was received\n"),
            part(
                "message/delivery-status",
                status(
                    mail,
                    "Reporting-MTA: dns; pphosted.example\nReceived-From-MTA: DNS; app.mdr.example\n",
                    "Original-Recipient: rfc822;%s\nFinal-Recipient: RFC822; %s\n",
                    "SMTP")),
            part(mail.type() + "; charset=x-none", mail.content()));
      }
    },
    LOTUS_IN_WORDS {
      @Override
      String write(Returned mail) {
        return "Return-Path: <>\nFrom: postmaster@notes.example\nSubject: "
            + mail.late("Delayed message", "Undeliverable message")
            + "\nContent-Type: text/plain; charset=ISO-2022-JP\n\n------- "
            + mail.late("The message has been delayed", "Failure Reasons")
            + "  --------\n\n"
            + mail.fate().answer()
            + "\n"
            + mail.recipient()
            + "\n\n------- Returned Message --------\n\n"
            + mail.content();
      }
    },
    IMAIL {
      @Override
      String write(Returned mail) {
        return "From: \"Postmaster\" <postmaster@imail.example>\nSubject: "
            + mail.late("Delivery delayed", "Undeliverable Mail")
            + "\n\n"
            + mail.late("Delivery has been delayed: ", "Unknown user: ")
            + mail.recipient()
            + "\n"
            + mail.fate().answer()
            + "\n\nOriginal message follows.\n\n"
            + mail.content();
      }
    },
    DRAGONFLY {
      @Override
      String write(Returned mail) {
        return "From: MAILER-DAEMON <>\nSubject: "
            + mail.late("Mail delivery delayed", "Mail delivery failed")
            + "\n\nThis is the DragonFly Mail Agent at df.example.\n\nThere was an error delivering"
            + " your mail to <"
            + mail.recipient()
            + ">.\n\nin.nord.example [192.0.2.9] did not like our RCPT TO:\n"
            + mail.fate().answer()
            + mail.late("\n\nIt will be retried.", "")
            + "\n\nMessage headers follow.\n\n"
            + mail.headers();
      }
    },
    SENDGRID {
      @Override
      String write(Returned mail) {
        return report(
            "From: MAILER-DAEMON@sendgrid.example\nSubject: Undelivered Mail Returned to Sender\n",
            "multipart/report; report-type=delivery-status; boundary=\"%s\"",
            plain("This is an automatically generated message.\n"),
            part(
                "message/delivery-status",
                status(
                    mail,
                    "Reporting-MTA: dns; sg.example\n",
                    "Final-Recipient: rfc822; %s\n",
                    "smtp")),
            // the mail comes back as a file of text
            part("text/plain; name=\"headers.txt\"", mail.headers()));
      }
    },
    WITHOUT_TYPE {
      @Override
      String write(Returned mail) {
        return report(
            "From: \"Mail Deliver System\" <MAILER-DAEMON@mail2000.example>\nReturn-Path: <>\n"
                + "Subject: " + mail.late("Delayed Mail", "Returned Mail: User unknown") + "\n",
            "multipart/mixed; boundary=\"%s\"",
            plain(mail.late("Delivery has been delayed\n", "")
                + "---The following addresses had delivery errors---\n"
                + mail.recipient()
                + " ["
                + mail.fate().answer()
                + "]\n"),
            // a mail between two boundaries, without a word about what it is
            mail.content());
      }
    };

    private static String localised(Returned mail, String subject, String words) {
      return report(
          "From: Microsoft Outlook\n <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@nord.example>\n"
              + "Subject: "
              + subject
              + "\nAuto-Submitted: auto-replied\nIn-Reply-To: "
              + mail.id()
              + "\n",
          "multipart/report; report-type=delivery-status;\n\tboundary=\"%s\"",
          encoded("text/plain; charset=\"utf-8\"", words + "\n\n" + mail.recipient() + "\n"),
          part(
              "message/delivery-status",
              status(
                  mail,
                  "Reporting-MTA: dns;AM0PR01.prod.example\n",
                  "Final-recipient: rfc822;%s\n",
                  "smtp")),
          part(mail.type(), mail.content()));
    }

    private static String inWords(String headers, Returned mail, String words) {
      return report(
          headers,
          "multipart/mixed; boundary=\"%s\"",
          encoded(
              "text/plain; charset=utf-8",
              words + "\n\n" + mail.recipient() + "\n    " + mail.fate().answer() + "\n"),
          part(mail.type(), mail.content()));
    }

    private static String base64(String words) {
      return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }

    abstract String write(Returned mail);

    private static String eximWords(Returned mail) {
      return """
          This message was created automatically by mail delivery software.

          %s

            %s
              SMTP error from remote mail server after RCPT TO:<%s>:
              %s

          """.formatted(
              mail.late(
                  "A message that you sent has not yet been delivered to one or more of its\n"
                      + "recipients after more than 24 hours on the queue on exim.example.\n\n"
                      + "No action is required on your part. The address to which the message has\n"
                      + "not yet been delivered is:",
                  "A message that you sent could not be delivered to one or more of its\n"
                      + "recipients. This is a permanent error. The following address(es) failed:"),
              mail.recipient(),
              mail.recipient(),
              mail.fate().answer());
    }

    private static String status(
        Returned mail, String ofMessage, String recipients, String diagnosticType) {
      return ofMessage
          + "\n"
          + recipients.formatted(mail.recipient(), mail.recipient())
          + "Action: "
          + mail.action()
          + "\nStatus: "
          + mail.fate().status()
          + "\nDiagnostic-Code: "
          + diagnosticType
          + "; "
          + mail.fate().answer().replaceFirst(" (?=\\S+$)", "\n    ")
          + "\n";
    }
  }

  private static String plain(String text) {
    return part("text/plain; charset=us-ascii", text);
  }

  private static String part(String type, String content) {
    return "Content-Type: " + type + "\n\n" + content;
  }

  private static String encoded(String type, String content) {
    return "Content-Type: "
        + type
        + "\nContent-Transfer-Encoding: base64\n\n"
        + Base64.getMimeEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8))
        + "\n";
  }

  /** A message in several parts; the type says where their boundary goes. */
  static String report(String headers, String type, String... parts) {
    String boundary = "=_4Tq0.1766304000";
    String named = type.formatted(boundary);
    String whole = named.replaceFirst("(?s).*boundary=\"?([^\";]+).*", "$1");
    StringBuilder message = new StringBuilder(headers)
        .append("MIME-Version: 1.0\nContent-Type: ")
        .append(named)
        .append("\n\nThis is a MIME-encapsulated message.\n\n");
    for (String part : parts) {
      message.append("--").append(whole).append('\n').append(part).append("\n");
    }
    return message.append("--").append(whole).append("--\n").toString();
  }

  /** More than two hundred of them, always the same. */
  public static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (MailSystem system : MailSystem.values()) {
      for (Fate fate : FATES) {
        for (Copy copy : fate.delayed() ? List.of(Copy.WHOLE) : List.of(Copy.values())) {
          Returned mail = next(fate, copy, samples);
          add(
              samples,
              "%s, %s, %s".formatted(system, fate.name(), copy),
              fate.delayed() ? Bounce.Kind.DELAYED : Bounce.Kind.FAILED,
              mail,
              system.write(mail));
        }
      }
    }
    answers(samples);
    others(samples);
    return samples;
  }

  private static Returned next(Fate fate, Copy copy, List<Sample> samples) {
    int number = samples.size();
    return new Returned(
        fate,
        copy,
        "eva.%d@nord.example".formatted(number),
        "<%s@mdr.example>".formatted(new UUID(7, number)));
  }

  private static void add(
      List<Sample> samples, String name, Bounce.Kind kind, Returned mail, String message) {
    String whole =
        "To: threat-reviews@mdr.example\nDate: Mon, 21 Dec 2026 12:00:00 +0000\n" + message;
    // most write lines as the standard says, some as they like
    String lines = samples.size() % 5 == 4 ? whole : whole.replace("\n", "\r\n");
    samples.add(new Sample(
        name, kind, mail.recipient(), mail.id(), lines.getBytes(StandardCharsets.UTF_8)));
  }

  private static void answers(List<Sample> samples) {
    List<String> marks = List.of(
        // Exchange, Gmail, Domino, vacation(1), Sieve, cPanel and Plesk, ticket systems
        "Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\n"
            + "Subject: Automatic reply: [SEC-1] Action needed\n",
        "Auto-Submitted: auto-replied\nPrecedence: bulk\nX-Autoreply: yes\n"
            + "Subject: =?UTF-8?B?6Ieq5YuV5b+c562UOiDkvJHmmofkuK0=?=\n",
        "Subject: Out of Office: Eva is out of the office\n",
        "Auto-Submitted: auto-replied (vacation)\nSubject: away from my mail\n",
        "Auto-Submitted: auto-replied\nReturn-Path: <>\n"
            + "Subject: Automatische Antwort: [SEC-1] Rogue delivery failed to run\n",
        "Precedence: auto_reply\nX-Autorespond: Hello\nSubject: Re: Hello\n",
        "Auto-Submitted: auto-generated\nSubject: [Ticket 4711] We have got your message\n",
        "X-Auto-Reply-From: eva@nord.example\nSubject: =?ISO-8859-1?Q?Fr=E5nvaro?=\n",
        "Auto-Submitted: auto-replied\nReturn-Path: <>\n"
            + "Subject: Re: [SEC-1] Rogue delivery failed to run\n",
        "Precedence: junk\nSubject: =?UTF-8?Q?R=C3=A9ponse_automatique_=3A?= absent\n",
        "X-Auto-Response-Suppress: All\nSubject: Automatisch antwoord: [SEC-1] Action needed\n");
    List<String> bodies = List.of(
        "Content-Type: text/plain; charset=utf-8\n\nIch bin bis 4. Januar nicht im Büro.\n",
        "Content-Type: multipart/alternative; boundary=\"a\"\n\n--a\nContent-Type: text/plain\n\n"
            + "I am away.\n\n> The pack was not delivered to you before the meeting.\n"
            + "--a\nContent-Type: text/html\n\n<p>I am away.</p>\n--a--\n",
        "Content-Type: text/html; charset=no-such\n\n<p>不在です</p>\n");
    for (String mark : marks) {
      for (String body : bodies) {
        Returned mail = next(FATES.get(0), Copy.WHOLE, samples);
        add(
            samples,
            "answer, %s".formatted(mark.replace('\n', ' ')),
            Bounce.Kind.AUTO_REPLY,
            mail,
            "From: Eva <" + mail.recipient() + ">\nIn-Reply-To: " + mail.id() + "\n" + mark + body);
      }
    }
  }

  /** What people write, and what is no report any more when it gets here. */
  private static void others(List<Sample> samples) {
    List<String> messages = List.of(
        "From: Eva <eva@nord.example>\nSubject: Re: [SEC-1] Action needed\n\nPlease call me.\n",
        "From: Eva <eva@nord.example>\nSubject: Fwd: Undelivered Mail Returned to Sender\n\n"
            + "Can you send this again?\n\n---------- Forwarded message ----------\n"
            + "This message could not be delivered to one or more recipients.\n\n"
            + "Final-Recipient: rfc822; max@nord.example\nAction: failed\nStatus: 5.1.1\n",
        "From: MAILER-DAEMON@relay.example\nAuto-Submitted: auto-replied\n"
            + "Subject: Delivery report\n\nSomething happened to something.\n",
        "From: MAILER-DAEMON@relay.example\nAuto-Submitted: auto-replied\nSubject: Notice\n"
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"x\"\n\n"
            + "--x\nContent-Type: text/plain\n\nSorry.\n--x\n"
            + "Content-Type: message/delivery-status\n\n\0\0\0garbage\n--x--\n",
        "From: MAILER-DAEMON@relay.example\nAuto-Submitted: auto-replied\nSubject: Notice\n"
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"x\"\n\n"
            + "--x\nContent-Type: text/pl",
        // what became of our signature (RFC 6591): nobody has complained
        "From: dmarc@provider.example\nSubject: Failure\nAuto-Submitted: auto-generated\n"
            + "Content-Type: multipart/report; report-type=feedback-report; boundary=\"x\"\n\n--x\n"
            + "Content-Type: message/feedback-report\n\nFeedback-Type: auth-failure\n--x--\n",
        "From: Eva <eva@nord.example>\nSubject: Vacation next week, can we move the review?\n\n"
            + "Is Tuesday fine?\n",
        "From: Eva <eva@nord.example>\nSubject: Out of office days of our team\n\nSee the list.\n",
        "From: Eva <eva@nord.example>\nSubject: Your mail was not delivered to Max\n\n"
            + "550 5.1.1 he says. Can you send it to max@nord.example again?\n",
        "\n",
        "\0\0\0\0\n\n\0\n");
    for (String message : messages) {
      add(
          samples,
          "other, %s".formatted(message.lines().findFirst().orElse("").strip()),
          Bounce.Kind.UNKNOWN,
          next(FATES.get(0), Copy.WHOLE, samples),
          message);
    }
    for (String complaint : List.of("abuse", "fraud", "opt-out")) {
      Returned mail = next(FATES.get(0), Copy.HEADERS, samples);
      add(
          samples,
          "complaint, " + complaint,
          Bounce.Kind.COMPLAINT,
          mail,
          report(
              "From: abuse@provider.example\nSubject: Complaint\nAuto-Submitted: auto-generated\n",
              "multipart/report; report-type=feedback-report; boundary=\"%s\"",
              plain("This is an abuse report.\n"),
              part(
                  "message/feedback-report",
                  "Feedback-Type: " + complaint + "\nUser-Agent: Feedback/1.0\nVersion: 1\n"
                      + "Original-Rcpt-To: " + mail.recipient() + "\n"),
              part(mail.type(), mail.content())));
    }
    List<String> challenges = List.of(
        "Auto-Submitted: auto-replied\nSubject: Your email requires verification verify#Kx8\n\n"
            + "The message below is held.\n",
        "X-Delivery-Agent: TMDA/1.1.12 (Macallan)\nSubject: Please confirm your message\n\n"
            + "Reply to this mail.\n",
        "Return-Path: <>\nSubject: Re: [SEC-1] Action needed\n\n"
            + "Please verify that you are a real person: https://spam.example/x\n");
    for (String challenge : challenges) {
      Returned mail = next(FATES.get(0), Copy.WHOLE, samples);
      add(
          samples,
          "challenge, %s".formatted(challenge.lines().findFirst().orElse("")),
          Bounce.Kind.CHALLENGE,
          mail,
          "From: Eva <" + mail.recipient() + ">\nIn-Reply-To: " + mail.id() + "\n" + challenge);
    }
    Returned read = next(FATES.get(0), Copy.WHOLE, samples);
    add(
        samples,
        "read receipt",
        Bounce.Kind.READ,
        read,
        report(
            "From: Eva <eva@nord.example>\nSubject: Read: [SEC-1] Action needed\n",
            "multipart/report; report-type=disposition-notification; boundary=\"%s\"",
            plain("Your message was read.\n"),
            part(
                "message/disposition-notification",
                "Final-Recipient: rfc822;" + read.recipient() + "\nOriginal-Message-ID: "
                    + read.id() + "\nDisposition: manual-action/MDN-sent-manually; displayed\n")));
    Returned done = next(FATES.get(0), Copy.HEADERS, samples);
    add(
        samples,
        "delivered",
        Bounce.Kind.DELIVERED,
        done,
        report(
            "From: MAILER-DAEMON@relay.example\nSubject: Successful Mail Delivery Report\n",
            "multipart/report; report-type=delivery-status; boundary=\"%s\"",
            plain("Your message was successfully delivered to the destination(s) listed below.\n"),
            part(
                "message/delivery-status",
                "Reporting-MTA: dns; relay.example\n\nFinal-Recipient: rfc822; "
                    + done.recipient()
                    + "\nAction: delivered\nStatus: 2.0.0\n"),
            part("text/rfc822-headers", done.headers())));
  }

  private BounceCorpus() {}
}
