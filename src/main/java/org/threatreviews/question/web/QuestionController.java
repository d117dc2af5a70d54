package org.threatreviews.question.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.question.QuestionDetails;
import org.threatreviews.question.QuestionPage;
import org.threatreviews.question.QuestionSummary;
import org.threatreviews.question.Questions;
import org.threatreviews.task.NextSteps;

/** Questions over HTTP. */
@RestController
@RequestMapping("/api/v1")
class QuestionController {

  private final Questions questions;
  private final NextSteps nextSteps;
  private final BusinessCalendar calendar;

  QuestionController(Questions questions, NextSteps nextSteps, BusinessCalendar calendar) {
    this.questions = questions;
    this.nextSteps = nextSteps;
    this.calendar = calendar;
  }

  @PostMapping("/clients/{client}/questions")
  ResponseEntity<QuestionResponse> ask(
      @PathVariable String client, @Valid @RequestBody QuestionRequest request) {
    Questions.Submission submission = questions.ask(request.of(client));
    return ResponseEntity.status(submission.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(response(submission.question()));
  }

  @GetMapping("/clients/{client}/questions")
  @Operation(summary = "A client's questions, newest first")
  QuestionPageResponse list(
      @PathVariable String client,
      @RequestParam(defaultValue = "0") @Min(0) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
    QuestionPage found = questions.page(client, page, size);
    return QuestionPageResponse.of(
        found,
        nextSteps.of(found.items().stream().map(QuestionSummary::reference).toList()),
        calendar.zone());
  }

  @GetMapping("/questions/{reference}")
  QuestionResponse get(@PathVariable String reference) {
    return response(questions.get(reference));
  }

  private QuestionResponse response(QuestionDetails question) {
    return QuestionResponse.of(
        question, nextSteps.of(question.reference()).orElse(null), calendar.zone());
  }
}
