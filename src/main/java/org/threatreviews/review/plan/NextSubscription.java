package org.threatreviews.review.plan;

import java.time.LocalDate;
import org.threatreviews.client.Subscription;

/**
 * A subscription that was agreed and is not in force yet.
 *
 * @param from its first day
 */
public record NextSubscription(Subscription subscription, LocalDate from) {}
