package org.threatreviews.task.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Has the engine ask {@link TaskTakers} whenever a task becomes somebody's, in every model and
 * version: by claiming, by being named or delegated to, by an identity link.
 */
@Component
class TaskAssignments extends AbstractProcessEnginePlugin {

  private final ObjectProvider<TaskTakers> takers;

  /**
   * @param takers asked for when the first task is assigned: they need what is there after the engine
   */
  TaskAssignments(ObjectProvider<TaskTakers> takers) {
    this.takers = takers;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
    List<BpmnParseListener> all = listeners == null ? new ArrayList<>() : listeners;
    all.add(new AssignmentWatch(new TaskAssignment(takers)));
    configuration.setCustomPostBPMNParseListeners(all);
  }

  private static final class AssignmentWatch extends AbstractBpmnParseListener {

    private final TaskAssignment assignment;

    private AssignmentWatch(TaskAssignment assignment) {
      this.assignment = assignment;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
      TaskDefinition task =
          ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
      task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, assignment);
      task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, assignment);
    }
  }
}
