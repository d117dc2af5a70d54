package org.threatreviews.task;

import java.util.Collection;
import java.util.List;

/** What the running processes wait for. */
public interface Waits {

  /**
   * All that the processes of these business keys wait for, apart from forms that somebody has
   * opened on their own account; one statement however many keys there are.
   */
  List<Wait> of(Collection<String> keys);
}
