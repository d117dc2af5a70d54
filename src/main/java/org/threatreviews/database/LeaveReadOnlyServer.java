package org.threatreviews.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Lets the pool give up a connection to a server that is read-only since a failover: the next one
 * finds the primary. Public because the pool makes it by its name.
 */
public final class LeaveReadOnlyServer implements SQLExceptionOverride {

  @java.lang.Override
  public Override adjudicate(SQLException fault) {
    return DatabaseOutage.READ_ONLY_TRANSACTION.equals(fault.getSQLState())
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }
}
