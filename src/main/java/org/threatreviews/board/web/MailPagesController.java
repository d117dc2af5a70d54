package org.threatreviews.board.web;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.notification.BouncesToRead;
import org.threatreviews.notification.MailPage;
import org.threatreviews.notification.MailRecord;
import org.threatreviews.notification.MailStatus;
import org.threatreviews.notification.Mails;

/**
 * The mails that can't be delivered, with the reason, for the team lead to repair; and those that
 * wait for their recipient's hours.
 */
@Controller
@RequestMapping("/board/mails")
class MailPagesController {

  private static final int SIZE = 50;
  private static final Duration WEEK = Duration.ofDays(7);

  private final Mails mails;
  private final AddressCorrections corrections;
  private final BouncesToRead bounces;
  private final BusinessCalendar calendar;
  private final Clock clock;

  MailPagesController(
      Mails mails,
      AddressCorrections corrections,
      BouncesToRead bounces,
      BusinessCalendar calendar,
      Clock clock) {
    this.mails = mails;
    this.corrections = corrections;
    this.bounces = bounces;
    this.calendar = calendar;
    this.clock = clock;
  }

  @GetMapping
  String undeliverable(@RequestParam(defaultValue = "0") int page, Model model) {
    show(MailStatus.FAILED, page, model);
    model.addAttribute("bouncesToRead", bounces.count());
    return "board-mails";
  }

  @GetMapping("/held")
  String held(@RequestParam(defaultValue = "0") int page, Model model) {
    show(MailStatus.HELD, page, model);
    model.addAttribute("overTheCap", mails.overTheCap(clock.instant().minus(WEEK), SIZE));
    return "board-mails-held";
  }

  private void show(MailStatus status, int page, Model model) {
    MailPage shown = mails.page(status, null, Math.max(page, 0), SIZE);
    model.addAttribute("mails", shown);
    model.addAttribute("zone", calendar.zone());
    model.addAttribute("words", new BoardWords());
    model.addAttribute("pages", (shown.total() + SIZE - 1) / SIZE);
  }

  /**
   * @param page on which the mail is shown
   * @param forGood whether the contact has this address from now on, not only this mail
   */
  @PostMapping("/{id}/retries")
  String retry(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String recipient,
      @RequestParam(defaultValue = "false") boolean forGood,
      @RequestParam(defaultValue = "0") int page,
      RedirectAttributes next) {
    next.addFlashAttribute(
        "saved", forGood ? corrections.forGood(id, recipient) : sentAgain(id, recipient));
    next.addAttribute("page", page);
    return "redirect:/board/mails";
  }

  private String sentAgain(UUID id, String recipient) {
    MailRecord mail = mails.retry(id, recipient);
    return "The email to %s is on its way.".formatted(mail.recipient());
  }
}
