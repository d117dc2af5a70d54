/**
 * Runs {@code contact-departure}, one instance per contact whose last day is known: wait until it
 * is over ({@code ContactChanges.departure}), then let the contact leave ({@code leave}); and {@code
 * risk-authority}, one per client at which nobody may accept risks: look whether that is so ({@code
 * RiskAuthorities.isMissing}), let the team lead name somebody ({@code chosen}), and give the
 * authority ({@code give}).
 */
package org.threatreviews.contact.process;
