package org.threatreviews.engine.request;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.task.Task;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.threatreviews.problem.InvalidInput;

/** Comments are written by whoever sees the task; the engine lets anybody who sees its process. */
final class CommentedTasks {

  private static final Pattern COMMENT = Pattern.compile(
      "(?:/engine-rest|/camunda/api/engine)(?:/engine/[^/]+)?/task/([^/]+)/comment/create/?");

  private final TaskService tasks;
  private final RepositoryService models;
  private final AuthorizationService authorizations;

  CommentedTasks(TaskService tasks, RepositoryService models, AuthorizationService authorizations) {
    this.tasks = tasks;
    this.models = models;
    this.authorizations = authorizations;
  }

  /**
   * Whether this is a comment on a task that the caller does not see.
   *
   * @param path of the request, decoded
   * @throws InvalidInput when there is no such task any more
   */
  boolean isStranger(String path, Authentication caller) {
    Matcher comment = COMMENT.matcher(path);
    if (!comment.matches()) {
      return false;
    }
    Task task = tasks.createTaskQuery().taskId(comment.group(1)).singleResult();
    if (task == null) {
      throw new InvalidInput("task", "gone", "This task is done, or there was none.");
    }
    String user = caller.getName();
    List<String> groups =
        caller.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
    String process = models.getProcessDefinition(task.getProcessDefinitionId()).getKey();
    return !authorizations.isUserAuthorized(
            user, groups, TaskPermissions.READ, Resources.TASK, task.getId())
        && !authorizations.isUserAuthorized(
            user,
            groups,
            ProcessDefinitionPermissions.READ_TASK,
            Resources.PROCESS_DEFINITION,
            process);
  }
}
