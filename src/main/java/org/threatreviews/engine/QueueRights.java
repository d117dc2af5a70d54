package org.threatreviews.engine;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * A task is worked on by its group and by who has it, as long as it is theirs. They claim it, give
 * it back and complete it; what else there is of a task, such as its due date, is the process's.
 */
final class QueueRights extends DefaultAuthorizationProvider {

  /** The engine asks for the right to assign also from whoever gives a task back. */
  private static final Permission[] WORK = {
    TaskPermissions.READ, TaskPermissions.TASK_WORK, TaskPermissions.TASK_ASSIGN
  };

  @Override
  public AuthorizationEntity[] newTaskAssignee(Task task, String before, String now) {
    if (before != null && !before.equals(now)) {
      takeBack(task, before);
    }
    return super.newTaskAssignee(task, before, now);
  }

  /** Whoever has delegated a task gets it back when it is done, and till then it is another's. */
  @Override
  public AuthorizationEntity[] newTaskOwner(Task task, String before, String now) {
    return new AuthorizationEntity[0];
  }

  @Override
  public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
    return new AuthorizationEntity[0];
  }

  @Override
  protected Permission[] getRuntimePermissions(boolean enforceSpecificVariablePermission) {
    return WORK;
  }

  private void takeBack(Task task, String userId) {
    AuthorizationEntity grant = getGrantAuthorizationByUserId(userId, Resources.TASK, task.getId());
    if (grant != null) {
      Context.getCommandContext().runWithoutAuthorization(() -> {
        getAuthorizationManager().delete(grant);
        return null;
      });
    }
  }
}
