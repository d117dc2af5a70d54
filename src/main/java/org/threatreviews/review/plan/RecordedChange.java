package org.threatreviews.review.plan;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.client.Subscription;

/**
 * A contract change as it was carried out.
 *
 * @param announced whether the client was told
 */
@Table("contract_change")
public record RecordedChange(
    @Id Long id,
    String clientReference,
    ContractChange.Type type,
    LocalDate effective,
    LocalDate until,
    LocalDate contractEnd,
    Subscription subscription,
    Subscription previousSubscription,
    String requestFingerprint,
    Instant requestedAt,
    boolean announced) {

  RecordedChange asAnnounced() {
    return new RecordedChange(
        id,
        clientReference,
        type,
        effective,
        until,
        contractEnd,
        subscription,
        previousSubscription,
        requestFingerprint,
        requestedAt,
        true);
  }
}
