package org.threatreviews.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.threatreviews.client.Subscription;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.question.Questions;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.ProcessTest;

/**
 * What a contact sees and says about the minutes, by the link of the mail that brings them, and the
 * pack beside them.
 */
@ProcessTest
class MinutesPageTest {

  private static final Pattern LINK = Pattern.compile("(/c/[\\w-]+)");

  @Autowired
  MockMvc browser;

  @Autowired
  ReviewDriver driver;

  @Autowired
  Questions questions;

  @Autowired
  JdbcClient jdbc;

  @BeforeEach
  void holdReview() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
    driver.holdFirst();
  }

  @AfterEach
  void resetPool() {
    driver.registerPool();
  }

  @Test
  void isConfirmedByEachContactOnce() throws Exception {
    String link = linkOf(ReviewDriver.MANAGER);
    browser
        .perform(get(link))
        .andExpect(content().string(containsString("Are the minutes correct?")));
    var confirm = post(link + "/minutes-confirmation");

    browser.perform(confirm).andExpect(header().string("Location", endsWith("?done=RECORDED")));
    browser
        .perform(confirm)
        .andExpect(header().string("Location", endsWith("?done=ALREADY_RECORDED")));

    browser
        .perform(get(link))
        .andExpect(content()
            .string(allOf(
                containsString("Max Manager: minutes confirmed"),
                not(containsString("Are the minutes correct?")))));
    browser
        .perform(get(linkOf(ReviewDriver.CISO)))
        .andExpect(content().string(containsString("Are the minutes correct?")));
  }

  @Test
  void offersThePublishedPackAsAFileThatCanBeChecked() throws Exception {
    String link = linkOf(ReviewDriver.MANAGER);

    byte[] file = browser
        .perform(get(link + "/pack.pdf"))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "application/pdf"))
        .andReturn()
        .getResponse()
        .getContentAsByteArray();

    String sha256 = DigestUtils.sha256Hex(file);
    browser
        .perform(get(link + "/pack.pdf"))
        .andExpect(header().string("ETag", "\"" + sha256 + "\""));
    browser
        .perform(get(link))
        .andExpect(
            content().string(allOf(containsString(link + "/pack.pdf"), containsString(sha256))));
    browser
        .perform(get(link + "/reviews/TR-NORD-2027-02/pack.pdf"))
        .andExpect(status().isNotFound());
  }

  @Test
  void bringsACommentToTheTeamAsAQuestionOnce() throws Exception {
    String link = linkOf(ReviewDriver.MANAGER);
    var comment = post(link + "/minutes-comments").param("text", "Clara was <there> too.");
    browser
        .perform(post(link + "/minutes-comments").param("text", " "))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("Please tell us what is wrong or missing.")));

    browser.perform(comment).andExpect(header().string("Location", endsWith("?done=RECORDED")));
    browser
        .perform(comment)
        .andExpect(header().string("Location", endsWith("?done=ALREADY_RECORDED")));

    assertThat(questions.page(ReviewDriver.CLIENT, 0, 10).items())
        .singleElement()
        .satisfies(question -> {
          assertThat(question.reference()).isEqualTo("TR-NORD-2027-01-C1");
          assertThat(question.subject()).isEqualTo("Minutes of threat review Q1 2027");
          assertThat(question.by()).isEqualTo(ReviewDriver.MANAGER);
          assertThat(question.status()).isEqualTo(QuestionStatus.OPEN);
        });
    browser
        .perform(get(link))
        .andExpect(content()
            .string(allOf(
                containsString("Max Manager commented on the minutes"),
                containsString("Clara was &lt;there&gt; too."))));
  }

  private String linkOf(String contact) {
    Matcher link =
        LINK.matcher(jdbc.sql("""
            select body from mail_outbox
            where element = 'callActivity_deliverMinutes' and recipient = :contact
            """).param("contact", contact).query(String.class).single());
    assertThat(link.find()).isTrue();
    return link.group();
  }
}
