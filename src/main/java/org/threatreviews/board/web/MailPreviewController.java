package org.threatreviews.board.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.threatreviews.notification.MailPreviews;

/** Shows the team lead what our mails look like, with made-up content; nothing is sent. */
@Controller
@RequestMapping("/board/mails/preview")
class MailPreviewController {

  private final MailPreviews previews;

  /** A mail in the list, with the subject that it has in English. */
  record Row(String mail, String subject, List<String> languages) {}

  MailPreviewController(MailPreviews previews) {
    this.previews = previews;
  }

  @GetMapping
  String list(Model page) {
    page.addAttribute("mails", previews.mails().stream().map(this::row).toList());
    page.addAttribute("words", new BoardWords());
    return "board-mail-previews";
  }

  /**
   * @param situation the usual one when absent
   */
  @GetMapping("/{mail}")
  String show(
      @PathVariable String mail,
      @RequestParam(defaultValue = "en") String language,
      @RequestParam(required = false) String situation,
      Model page) {
    List<String> situations = previews.situations(mail);
    String shown = situation == null ? situations.get(0) : situation;
    page.addAttribute("mail", mail);
    page.addAttribute("languages", previews.languages(mail));
    page.addAttribute("language", language);
    page.addAttribute("situations", situations);
    page.addAttribute("situation", shown);
    page.addAttribute("preview", previews.preview(mail, language, shown));
    page.addAttribute("words", new BoardWords());
    return "board-mail-preview";
  }

  /** For a frame of that page: the mail's styles are its own, and our pages allow none in a text. */
  @GetMapping("/{mail}/html")
  ResponseEntity<String> html(
      @PathVariable String mail, @RequestParam String language, @RequestParam String situation) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(previews.preview(mail, language, situation).html());
  }

  private Row row(String mail) {
    String usual = previews.situations(mail).get(0);
    return new Row(mail, previews.preview(mail, "en", usual).subject(), previews.languages(mail));
  }
}
