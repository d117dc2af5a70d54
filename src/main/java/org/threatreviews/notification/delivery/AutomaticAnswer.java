package org.threatreviews.notification.delivery;

import java.time.Instant;

/**
 * A program has answered a mail in the place of a client's contact, mostly because the contact is
 * away.
 *
 * @param client its reference
 * @param address of the contact, as the mail had it
 * @param words the subject of the answer, on one line; may be empty
 * @param at when we have read it
 */
record AutomaticAnswer(String client, String address, String words, Instant at) {}
