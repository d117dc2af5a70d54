package org.threatreviews.board;

import java.time.Instant;
import java.util.List;
import org.threatreviews.invariant.RuleState;
import org.threatreviews.review.plan.MissingReviews;
import org.threatreviews.staff.Feasibility;

/**
 * One page of the board, counted from 0.
 *
 * @param asOf when it was drawn up
 * @param feasibility whether the pool holds what is planned
 * @param late the first things that are late, of all clients, those on other pages included
 * @param rules how it stood a short time ago with what must always be true
 * @param missingReviews periods of contracts without a review and without a reason
 * @param withoutRiskAuthority clients at which nobody is there who may accept risks
 * @param notes what a team lead should look at, without a task of its own
 * @param silent how many clients do not answer at all, on all pages
 * @param quiet how many have left something unanswered
 * @param items clients with something late first, then by reference; or only those that are silent
 *     or quiet, worst first
 */
public record BoardPage(
    Instant asOf,
    Feasibility feasibility,
    LateWork late,
    List<RuleState> rules,
    List<MissingReviews.MissingReview> missingReviews,
    List<WithoutRiskAuthority> withoutRiskAuthority,
    List<LeadNote> notes,
    long silent,
    long quiet,
    List<ClientRow> items,
    int page,
    int size,
    long total) {}
