package org.threatreviews.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/** Goes wrong in every way in which a controller of ours can. */
@TestComponent
@RestController
@RequestMapping("/api/v1/faulty")
public class FaultyController {

  enum Severity {
    CRITICAL,
    LOW
  }

  record Person(@NotBlank String email) {}

  record Body(
      @NotBlank @Size(max = 5) String title,
      Severity severity,
      LocalDate day,
      Instant at,
      int level,
      @Valid List<Person> contacts) {}

  @PostMapping
  Body post(@Valid @RequestBody Body body) {
    return body;
  }

  @GetMapping
  String get(
      @RequestParam(defaultValue = "50") @Max(200) int size,
      @RequestParam LocalDate day,
      @RequestParam(defaultValue = "false") boolean silent,
      @RequestParam(required = false) Severity severity) {
    return "%s %s %s %s".formatted(size, day, silent, severity);
  }

  @GetMapping("/{fault}")
  String fail(@PathVariable String fault) {
    throw switch (fault) {
      case "invalid" -> new InvalidInput("contractEnd", "endBeforeStart", "Ends too early.");
      case "unknown" -> new UnknownReference("client", "client", "acme");
      case "conflict" -> new StateConflict("incident", "closed", "It is closed.");
      case "duplicate" -> new DuplicateKeyException("ERROR: duplicate key");
      case "lost" -> new OptimisticLockingFailureException("somebody was faster");
      default -> new IllegalStateException("secret " + fault);
    };
  }
}
