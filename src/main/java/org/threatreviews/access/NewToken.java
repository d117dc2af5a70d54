package org.threatreviews.access;

import java.time.LocalDate;

/**
 * A token that an administrator wants.
 *
 * @param name what its program is called among administrators
 * @param user the account that it acts for, of the group integration
 * @param client reference of the only client that it is for; null for all
 * @param endsOn the last day on which it is taken, in the business zone
 */
public record NewToken(
    String name, String user, TokenScope scope, String client, LocalDate endsOn) {}
