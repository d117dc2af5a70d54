package org.threatreviews.demo;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.threatreviews.demo.CaughtMails.CaughtMail;

/** The mail that demo mode has caught, for a person to read; its links can be followed. */
@Controller
@RequestMapping("/demo/inbox")
@EmbeddedDefault
class DemoInbox {

  private static final DateTimeFormatter SENT = DateTimeFormatter.ofPattern(
          "EEE d MMM yyyy, HH:mm", Locale.ENGLISH)
      .withZone(ZoneId.of("Europe/Berlin"));

  private final CaughtMails mails;

  /** A piece of a mail's text; {@code link} says whether it is a URL. */
  record Piece(String text, boolean link) {}

  DemoInbox(CaughtMails mails) {
    this.mails = mails;
  }

  @GetMapping
  String list(@RequestParam(required = false) String to, Model model) {
    String recipient = to == null || to.isBlank() ? null : to;
    List<CaughtMail> newestFirst = new ArrayList<>(mails.find(recipient, null));
    java.util.Collections.reverse(newestFirst);
    model.addAttribute("mails", newestFirst);
    model.addAttribute("recipients", mails.recipients());
    model.addAttribute("to", recipient);
    model.addAttribute("sent", SENT);
    return "demo/inbox";
  }

  @GetMapping("/{id}")
  String read(@PathVariable long id, Model model) {
    CaughtMail mail =
        mails.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("mail", mail);
    model.addAttribute("pieces", pieces(mail.text() == null ? "" : mail.text()));
    model.addAttribute("sent", SENT);
    return "demo/mail";
  }

  /** For a frame of that page, as its reader sees it. */
  @GetMapping("/{id}/html")
  ResponseEntity<String> html(@PathVariable long id) {
    String html = mails
        .find(id)
        .map(CaughtMail::html)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(html);
  }

  private static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher url = CaughtMails.URL.matcher(text);
    int end = 0;
    while (url.find()) {
      pieces.add(new Piece(text.substring(end, url.start()), false));
      pieces.add(new Piece(url.group(), true));
      end = url.end();
    }
    pieces.add(new Piece(text.substring(end), false));
    return pieces;
  }
}
