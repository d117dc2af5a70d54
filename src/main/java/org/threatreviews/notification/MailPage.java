package org.threatreviews.notification;

import java.util.List;

/** One page of mails, counted from 0, the oldest first. */
public record MailPage(List<MailRecord> items, int page, int size, long total) {}
