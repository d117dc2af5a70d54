package org.threatreviews.notification.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox to which mail servers send back what they could not deliver: that of the sender of
 * our mails, or where the relay collects it.
 *
 * @param host of the IMAP server; nothing is read as long as none is named
 * @param tls whether the connection is encrypted from its beginning, as on port 993
 */
@ConfigurationProperties("threat-reviews.mail.bounces")
record BounceSettings(
    String host,
    @DefaultValue("993") int port,
    String user,
    String password,
    @DefaultValue("INBOX") String folder,
    @DefaultValue("true") boolean tls) {}
