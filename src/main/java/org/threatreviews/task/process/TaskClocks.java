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
import org.camunda.bpm.engine.impl.util.xml.Namespace;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.stereotype.Component;

/**
 * Gives every user task its clock, the process {@code late-task}, in every model and also in the
 * versions that instances of long ago still follow: a listener in the models' files would be missing
 * there. A task whose model sees to lateness itself says so by the property {@value #CLOCK}.
 */
@Component
class TaskClocks extends AbstractProcessEnginePlugin {

  /** Property of a user task; its only value says that the model has a clock of its own for it. */
  static final String CLOCK = "clock";

  static final String OF_THE_MODEL = "model";

  private static final List<String> EVENTS = List.of(
      TaskListener.EVENTNAME_CREATE,
      TaskListener.EVENTNAME_UPDATE,
      TaskListener.EVENTNAME_COMPLETE,
      TaskListener.EVENTNAME_DELETE);

  private static final Namespace CAMUNDA =
      new Namespace("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
    List<BpmnParseListener> all = listeners == null ? new ArrayList<>() : listeners;
    all.add(new ClockSetter());
    configuration.setCustomPostBPMNParseListeners(all);
  }

  /** Whether the model says that it sees to lateness itself. */
  static boolean modelHasClock(UserTask task) {
    return task.getExtensionElements() != null
        && task
            .getExtensionElements()
            .getElementsQuery()
            .filterByType(CamundaProperties.class)
            .list()
            .stream()
            .flatMap(properties -> properties.getCamundaProperties().stream())
            .anyMatch(property -> CLOCK.equals(property.getCamundaName())
                && OF_THE_MODEL.equals(property.getCamundaValue()));
  }

  private static final class ClockSetter extends AbstractBpmnParseListener {

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
      if (!modelHasClock(element)) {
        TaskDefinition task =
            ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        EVENTS.forEach(event -> task.addBuiltInTaskListener(event, new TaskClock()));
      }
    }

    private static boolean modelHasClock(Element userTask) {
      Element extensions = userTask.element("extensionElements");
      Element properties = extensions == null ? null : extensions.elementNS(CAMUNDA, "properties");
      return properties != null
          && properties.elementsNS(CAMUNDA, "property").stream()
              .anyMatch(property -> CLOCK.equals(property.attribute("name"))
                  && OF_THE_MODEL.equals(property.attribute("value")));
    }
  }
}
