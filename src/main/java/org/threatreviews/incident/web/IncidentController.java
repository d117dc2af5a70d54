package org.threatreviews.incident.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.security.Principal;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentPage;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.IncidentSummary;
import org.threatreviews.incident.ReportReceipt;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.incident.steps.RequestsTakenBack;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.NotEntitled;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.promise.PromiseReckoning;
import org.threatreviews.task.NextSteps;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Incidents")
class IncidentController {

  private static final Set<String> MAY_RECORD_ACCEPTANCES = Set.of("integration", "team-lead");

  private final IncidentFollowUp followUp;
  private final ReportCorrections corrections;
  private final RequestsTakenBack requests;
  private final NextSteps nextSteps;
  private final PromiseReckoning promises;
  private final BusinessCalendar calendar;

  IncidentController(
      IncidentFollowUp followUp,
      ReportCorrections corrections,
      RequestsTakenBack requests,
      NextSteps nextSteps,
      PromiseReckoning promises,
      BusinessCalendar calendar) {
    this.followUp = followUp;
    this.corrections = corrections;
    this.requests = requests;
    this.nextSteps = nextSteps;
    this.promises = promises;
    this.calendar = calendar;
  }

  @PostMapping("/clients/{client}/incidents")
  @Operation(summary = "Report a security incident and start its follow-up", description = """
          In our own words or as an OCSF Incident Finding (class 2005) with `time` in milliseconds.
          Of OCSF the first finding, resource and technique count; `notTaken` in the answer names
          each attribute that was sent and is not kept, `unmapped` and `raw_data` too, but not those
          that repeat in words what a number says. Send several events one by one. `reportedAt` may lie ahead by no more than clocks differ, 90 minutes; the
          follow-up begins then.
          """)
  ResponseEntity<ReportAnswer> report(
      @PathVariable String client, @Valid @RequestBody ReportedIncident incident) {
    ReportReceipt receipt = takeIn(incident, client);
    ReportAnswer body = new ReportAnswer(response(receipt.incident()), incident.notTaken());
    return receipt.created()
        ? ResponseEntity.created(
                URI.create("/api/v1/incidents/" + receipt.incident().reference()))
            .body(body)
        : ResponseEntity.ok(body);
  }

  /** Refusals name the field as the caller does. */
  private ReportReceipt takeIn(ReportedIncident incident, String client) {
    IncidentReport report = incident.toReport(client);
    try {
      return takeIn(report);
    } catch (InvalidInput e) {
      throw new InvalidInput(incident.named(e.field()), e.rule(), e.getMessage());
    } catch (StateConflict e) {
      throw new StateConflict(incident.named(e.field()), e.rule(), e.getMessage());
    }
  }

  private ReportReceipt takeIn(IncidentReport report) {
    try {
      return followUp.report(report);
    } catch (DuplicateKeyException e) {
      // the same reference came in at the same moment; by now it can be found
      return followUp.report(report);
    }
  }

  @GetMapping("/incidents/{reference}")
  @Operation(summary = "An incident's state, clocks and history")
  IncidentResponse get(@PathVariable String reference) {
    return response(followUp.get(reference));
  }

  @GetMapping("/clients/{client}/incidents")
  @Operation(summary = "A client's incidents, oldest report first")
  IncidentPageResponse list(
      @PathVariable String client,
      @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
    IncidentPage found = followUp.page(client, page, size);
    return IncidentPageResponse.of(
        found,
        nextSteps.of(found.items().stream().map(IncidentSummary::reference).toList()),
        calendar.zone());
  }

  @PostMapping("/incidents/{reference}/feedback")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "The client gives feedback on an incident", description = """
          `by` is the contact who says it. The account that sends it is kept beside, as `recordedBy`:
          a program's, or of a colleague who was told in a call or a meeting. The SOC
          accepts no risk for a client: the contact does on their own page or by the program, or a team
          lead who was told writes it down.
          """)
  IncidentResponse giveFeedback(
      @PathVariable String reference,
      @Valid @RequestBody FeedbackRequest request,
      Authentication caller) {
    requireMayRecord(request.outcome(), caller);
    return response(followUp.giveFeedback(reference, request.toFeedback(), caller.getName()));
  }

  /** An accepted risk ends the SOC's work on it, so it is not the SOC that writes it down. */
  private static void requireMayRecord(FeedbackOutcome outcome, Authentication caller) {
    if (outcome == FeedbackOutcome.RISK_ACCEPTED
        && caller.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .noneMatch(MAY_RECORD_ACCEPTANCES::contains)) {
      throw new NotEntitled(
          "outcome",
          "acceptsForClient",
          "The SOC can't accept a risk for the client; please ask the contact to do so on their own page, or a team lead to record it.");
    }
  }

  @PostMapping("/incidents/{reference}/acceptance-withdrawal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "The client ends the acceptance of a risk early")
  IncidentResponse withdrawAcceptance(
      @PathVariable String reference, @Valid @RequestBody AcceptanceWithdrawalRequest request) {
    return response(followUp.withdrawAcceptance(reference, request.by(), request.reason()));
  }

  @PostMapping("/incidents/{reference}/request-withdrawal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "What a contact has asked of the SOC is taken back", description = """
          For the contact who has asked, such as after a phone call: `by` is that contact's address,
          `outcome` what was asked, NEED_HELP or MITIGATED. With `withdrawnBy` that contact takes it
          back: the same, or a colleague who may accept risks. What comes next begins.
          """)
  IncidentResponse takeRequestBack(
      @PathVariable String reference,
      @Valid @RequestBody RequestWithdrawalRequest request,
      Principal user) {
    if (request.withdrawnBy() == null) {
      requests.takeBack(
          reference, request.by(), request.outcome(), request.reason(), user.getName());
    } else {
      requests.takeBackByContact(
          reference, request.by(), request.outcome(), request.reason(), request.withdrawnBy());
    }
    return get(reference);
  }

  @PostMapping("/incidents/{reference}/severity")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "The SOC changes the severity")
  IncidentResponse changeSeverity(
      @PathVariable String reference, @Valid @RequestBody SeverityRequest request, Principal user) {
    corrections.changeSeverity(reference, request.severity(), request.reason(), user.getName());
    return get(reference);
  }

  @PostMapping("/incidents/{reference}/withdrawal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "The SOC withdraws its report", description = """
          Accepted risks that the report had put in question are accepted again, unless the client has
          said something since or something else puts them in question.
          """)
  IncidentResponse withdraw(
      @PathVariable String reference,
      @Valid @RequestBody WithdrawalRequest request,
      Principal user) {
    corrections.withdraw(reference, request.reason(), user.getName());
    return get(reference);
  }

  @PostMapping("/incidents/{reference}/merge")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "The SOC merges a duplicate into another incident", description = """
          What was open goes on in the other incident: what was asked of the SOC, a promised day that
          has not passed, and an accepted risk where the contact still may accept it and the other
          incident is no more severe. `into` is an open incident of the same client.
          """)
  IncidentResponse merge(
      @PathVariable String reference, @Valid @RequestBody MergeRequest request, Principal user) {
    corrections.merge(reference, request.into(), request.reason(), user.getName());
    return get(reference);
  }

  @GetMapping("/clients/{client}/metrics")
  @Operation(summary = "A client's figures per calendar quarter")
  MetricsResponse metrics(@PathVariable String client) {
    ZoneId zone = calendar.zone();
    return MetricsResponse.of(
        client,
        followUp.metrics(client),
        quarter -> promises.between(
            client,
            quarter.firstDay().atStartOfDay(zone).toInstant(),
            quarter.end().atStartOfDay(zone).toInstant()));
  }

  private IncidentResponse response(IncidentDetails incident) {
    return IncidentResponse.of(
        incident, nextSteps.of(incident.reference()).orElse(null), calendar.zone());
  }
}
