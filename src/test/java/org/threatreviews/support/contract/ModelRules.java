package org.threatreviews.support.contract;

import static org.camunda.bpm.model.bpmn.impl.BpmnModelConstants.CAMUNDA_NS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.GatewayDirection;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.threatreviews.support.contract.ModelFolder.ProcessModel;

/**
 * What a process model must keep so that the code fits it, the engine runs it safely for years and
 * a team lead understands it in Cockpit.
 *
 * @param code what the models may lean on
 * @param folder the files that a model may refer to
 */
public record ModelRules(CodeFacts code, ModelFolder folder) {

  private static final String RETRIES = "PT1M,PT10M,PT1H,PT6H";
  private static final Pattern PROCESS_ID = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final Pattern MESSAGE_NAME = Pattern.compile("[a-z]+\\.[a-z][A-Za-z]*");
  private static final Pattern DURATION =
      Pattern.compile("(?<![A-Za-z])(R\\d*/)?P(\\d+[YMWD]|T\\d+[HMS])");
  private static final Pattern CRON = Pattern.compile("[\\d*?/,-]+( +[\\d*?/,A-Z-]+){5}");

  /** What the engine itself offers to an expression. */
  private static final Set<String> BUILT_IN = Set.of("execution", "task");

  private static final Set<String> DURATIONS_ALLOWED_IN =
      Set.of("failedJobRetryTimeCycle", "historyTimeToLive", "documentation", "name");

  /** All of them, in the order of conventions. */
  public List<ModelRule> all() {
    return List.of(
        new ModelRule("the file is named after its process", this::fileNames),
        new ModelRule("ids follow the pattern", this::ids),
        new ModelRule("expressions name beans of process packages", this::beans),
        new ModelRule("a delegate is named after its element", this::delegateNames),
        new ModelRule("a complete listener is named after its task", this::listenerNames),
        new ModelRule("the Ids class names what is in the model", this::constants),
        new ModelRule("the Ids class holds only ids in use", this::unusedConstants),
        new ModelRule("forms exist and are named after their task", this::forms),
        new ModelRule("decisions and called processes exist", this::calls),
        new ModelRule("messages resolve", this::messages),
        new ModelRule("steps that call code are save points with retries", this::savePoints),
        new ModelRule("user tasks say who, with what and by when", this::userTasks),
        new ModelRule("a late user task is asked about for ever", Clocks::violations),
        new ModelRule("history has a time to live", this::timeToLive),
        new ModelRule("the model holds no duration", this::durations),
        new ModelRule("errors thrown in the model are caught in it", this::errors),
        new ModelRule("elements have names", this::names),
        new ModelRule("splitting gateways ask and their flows answer", this::questions),
        new ModelRule("the drawing is complete and nothing overlaps", Drawing::violations));
  }

  private Stream<String> fileNames(ProcessModel file) {
    List<String> ids = all(file, Process.class).map(Process::getId).toList();
    return ids.equals(List.of(file.name()))
        ? Stream.of()
        : Stream.of("%s is in the file %s".formatted(ids, file));
  }

  private Stream<String> ids(ProcessModel file) {
    Stream<String> processes = all(file, Process.class)
        .map(Process::getId)
        .filter(id -> !PROCESS_ID.matcher(id).matches())
        .map(id -> id + " is no process id");
    Stream<String> nodes = all(file, FlowNode.class)
        .filter(node -> !ElementIds.matches(node.getId(), ElementIds.prefixOf(node)))
        .map(
            node -> "%s should be %s_camelCase".formatted(node.getId(), ElementIds.prefixOf(node)));
    Stream<String> flows = all(file, SequenceFlow.class)
        .filter(flow -> !ElementIds.matches(flow.getId(), "flow"))
        .map(flow -> "%s should be flow_camelCase".formatted(flow.getId()));
    Stream<String> messages = all(file, Message.class)
        .filter(message -> !MESSAGE_NAME.matcher(message.getName()).matches())
        .map(message -> message.getName() + " should be topic.whatHappened");
    Stream<String> errors = all(file, Error.class)
        .filter(error -> !ElementIds.isCamelCase(error.getErrorCode()))
        .map(error -> error.getErrorCode() + " should be camelCase");
    return Stream.of(processes, nodes, flows, messages, errors).flatMap(Function.identity());
  }

  private Stream<String> beans(ProcessModel file) {
    return ModelTexts.withExpressions(file.model().getDefinitions().getDomElement())
        .flatMap(found -> ModelTexts.beansIn(found)
            .filter(bean -> !BUILT_IN.contains(bean) && !isUsable(bean, found))
            .map(bean -> "%s names no bean: %s".formatted(found.text(), bean)));
  }

  /** The engine can call the methods of public classes only. */
  private boolean isUsable(String bean, ModelTexts.Text found) {
    return found.where().equals("delegateExpression")
        ? code.beans().contains(bean)
        : code.publicBeans().contains(bean);
  }

  /** The beans that a model names. */
  public Set<String> beansUsedBy(ProcessModel file) {
    return ModelTexts.withExpressions(file.model().getDefinitions().getDomElement())
        .flatMap(ModelTexts::beansIn)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> delegateNames(ProcessModel file) {
    return all(file, FlowElement.class)
        .flatMap(element -> implementation(element)
            .filter(bean -> !bean.equals(ElementIds.localName(element.getId()) + "Delegate"))
            .map(bean -> "%s calls %s".formatted(element.getId(), bean)));
  }

  private Stream<String> listenerNames(ProcessModel file) {
    return all(file, UserTask.class)
        .flatMap(task -> listeners(task)
            .filter(listener -> "complete".equals(listener.getCamundaEvent()))
            .map(CamundaTaskListener::getCamundaDelegateExpression)
            .filter(bean ->
                !("${" + ElementIds.localName(task.getId()) + "CompleteListener}").equals(bean))
            .map(bean -> "%s is completed by %s".formatted(task.getId(), bean)));
  }

  private Stream<String> constants(ProcessModel file) {
    Map<String, String> own = code.constants().get(file.name());
    if (own == null) {
      return Stream.of("no *Ids class has PROCESS = " + file.name());
    }
    Set<String> inModel = Stream.concat(
            all(file, FlowNode.class).map(FlowNode::getId),
            all(file, Message.class).map(Message::getName))
        .collect(Collectors.toCollection(TreeSet::new));
    Map<String, String> inCode = new TreeMap<>(own);
    inCode
        .entrySet()
        .removeIf(c -> !c.getKey().startsWith("MESSAGE_") && !ElementIds.isElementId(c.getValue()));
    Stream<String> left = inCode.entrySet().stream()
        .filter(c -> !inModel.contains(c.getValue()))
        .map(c -> "%s = %s is not in the model".formatted(c.getKey(), c.getValue()));
    Stream<String> misnamed = inCode.entrySet().stream()
        .filter(c -> !c.getKey().startsWith("MESSAGE_"))
        .filter(c -> !c.getKey().equals(ElementIds.upperSnake(c.getValue())))
        .map(c -> "%s = %s is misnamed".formatted(c.getKey(), c.getValue()));
    return Stream.concat(left, misnamed);
  }

  private Stream<String> unusedConstants(ProcessModel file) {
    return code.unusedConstants().getOrDefault(file.name(), Set.of()).stream()
        .map(name -> name + " is used nowhere");
  }

  private Stream<String> forms(ProcessModel file) {
    return Stream.concat(
        all(file, UserTask.class)
            .flatMap(task ->
                form(task.getId(), task.getCamundaFormRef(), task.getCamundaFormRefBinding())),
        all(file, StartEvent.class)
            .flatMap(start ->
                form(start.getId(), start.getCamundaFormRef(), start.getCamundaFormRefBinding())));
  }

  private Stream<String> form(String element, String form, String binding) {
    return form == null
        ? Stream.of()
        : Stream.of(
                form.equals(element) ? null : "%s has the form %s".formatted(element, form),
                folder.formNames().contains(form)
                    ? null
                    : "%s: there is no %s.form".formatted(element, form),
                Set.of("latest", "version").contains(String.valueOf(binding))
                    ? null
                    : element
                        + ": a form bound to the deployment breaks when only"
                        + " the model changes")
            .filter(Objects::nonNull);
  }

  private Stream<String> calls(ProcessModel file) {
    Stream<String> decisions = all(file, BusinessRuleTask.class)
        .filter(task -> task.getCamundaDecisionRef() != null)
        .filter(task -> !folder.decisionIds().contains(task.getCamundaDecisionRef()))
        .map(task ->
            "%s: there is no decision %s".formatted(task.getId(), task.getCamundaDecisionRef()));
    Stream<String> processes = all(file, CallActivity.class)
        .filter(call -> !folder.processIds().contains(call.getCalledElement()))
        .map(call -> "%s: there is no process %s".formatted(call.getId(), call.getCalledElement()));
    Stream<String> keys = all(file, CallActivity.class)
        .filter(call -> extensions(call, CamundaIn.class)
            .noneMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey())))
        .map(call -> call.getId() + " does not hand on the business key");
    return Stream.of(decisions, processes, keys).flatMap(Function.identity());
  }

  private Stream<String> messages(ProcessModel file) {
    Stream<String> events = all(file, MessageEventDefinition.class)
        .filter(definition -> definition.getMessage() == null)
        .map(definition -> parentId(definition) + " waits for no message");
    Stream<String> tasks = all(file, ReceiveTask.class)
        .filter(task -> task.getMessage() == null)
        .map(task -> task.getId() + " waits for no message");
    return Stream.concat(events, tasks);
  }

  private Stream<String> savePoints(ProcessModel file) {
    Stream<String> steps = all(file, FlowNode.class)
        .filter(ModelRules::callsCode)
        .filter(node -> !node.isCamundaAsyncBefore() || !RETRIES.equals(retries(node)))
        .map(node -> "%s must be asyncBefore with retries %s".formatted(node.getId(), RETRIES));
    Stream<String> without = Stream.concat(all(file, ServiceTask.class), all(file, SendTask.class))
        .filter(task -> implementation(task).findAny().isEmpty())
        .map(task -> task.getId() + " has no delegate");
    Stream<String> receipts = all(file, ReceiveTask.class)
        .filter(task -> !task.isCamundaAsyncAfter())
        .map(task -> task.getId() + " must be asyncAfter: a received message is not undone");
    Stream<String> people = all(file, UserTask.class)
        .filter(task -> !task.isCamundaAsyncAfter())
        .map(task -> task.getId() + " must be asyncAfter: a person's work is not undone");
    return Stream.of(steps, without, receipts, people).flatMap(Function.identity());
  }

  private Stream<String> userTasks(ProcessModel file) {
    return all(file, UserTask.class)
        .flatMap(task -> Stream.of(
                isBlank(task.getCamundaCandidateGroups()) && isBlank(task.getCamundaAssignee())
                    ? task.getId() + " has neither candidate group nor assignee"
                    : null,
                isBlank(task.getCamundaFormRef()) ? task.getId() + " has no form" : null,
                isBlank(task.getCamundaDueDate()) ? task.getId() + " has no due date" : null)
            .filter(Objects::nonNull));
  }

  private Stream<String> timeToLive(ProcessModel file) {
    return all(file, Process.class)
        .filter(process -> isBlank(process.getCamundaHistoryTimeToLiveString()))
        .map(process -> process.getId() + " has no history time to live");
  }

  private Stream<String> durations(ProcessModel file) {
    Stream<String> timers = all(file, TimerEventDefinition.class)
        .filter(timer -> timer.getTimeDuration() != null || timer.getTimeCycle() != null)
        .map(timer -> parentId(timer) + " holds a duration or cycle");
    Stream<String> literals = ModelTexts.of(file.model().getDefinitions().getDomElement())
        .filter(found -> !DURATIONS_ALLOWED_IN.contains(found.where()))
        .filter(found ->
            DURATION.matcher(found.text()).find() || CRON.matcher(found.text()).matches())
        .map(found -> "%s holds %s".formatted(found.where(), found.text()));
    return Stream.concat(timers, literals);
  }

  private Stream<String> errors(ProcessModel file) {
    Set<String> caught = errorsCaughtBy(file);
    return all(file, ErrorEventDefinition.class)
        .filter(definition -> !(definition.getParentElement() instanceof CatchEvent))
        .filter(definition -> definition.getError() == null
            || !caught.contains(definition.getError().getErrorCode()))
        .map(definition -> parentId(definition) + " throws what nobody catches");
  }

  /** The codes of the errors for which the model has a boundary event or event subprocess. */
  public Set<String> errorsCaughtBy(ProcessModel file) {
    return all(file, ErrorEventDefinition.class)
        .filter(definition -> definition.getParentElement() instanceof CatchEvent)
        .filter(definition -> definition.getError() != null)
        .map(definition -> definition.getError().getErrorCode())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> names(ProcessModel file) {
    Stream<String> nodes = all(file, FlowNode.class)
        .filter(node -> !(node instanceof Gateway gateway) || asks(gateway))
        .filter(node -> isBlank(node.getName()))
        .map(node -> node.getId() + " has no name");
    Stream<String> processes = all(file, Process.class)
        .filter(process -> isBlank(process.getName()))
        .map(process -> process.getId() + " has no name");
    return Stream.concat(nodes, processes);
  }

  private Stream<String> questions(ProcessModel file) {
    return all(file, Gateway.class).filter(ModelRules::asks).flatMap(gateway -> {
      String id = gateway.getId();
      boolean asks = gateway.getName() != null && gateway.getName().endsWith("?");
      Stream<String> answers = gateway.getOutgoing().stream()
          .filter(flow -> isBlank(flow.getName()) && !flow.equals(defaultOf(gateway)))
          .map(flow -> flow.getId() + " has no name");
      return Stream.concat(
          asks ? Stream.of() : Stream.of(id + " does not end with a question mark"), answers);
    });
  }

  private static boolean asks(Gateway gateway) {
    boolean decides = gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway;
    return decides
        && gateway.getOutgoing().size() > 1
        && gateway.getGatewayDirection() != GatewayDirection.Converging;
  }

  private static SequenceFlow defaultOf(Gateway gateway) {
    if (gateway instanceof ExclusiveGateway exclusive) {
      return exclusive.getDefault();
    }
    return gateway instanceof InclusiveGateway inclusive ? inclusive.getDefault() : null;
  }

  private static boolean callsCode(FlowNode node) {
    return node instanceof Task && implementation(node).findAny().isPresent();
  }

  /** The bean that an element, or the message that it throws, is carried out by. */
  private static Stream<String> implementation(FlowElement element) {
    Stream<DomElement> own = Stream.of(element.getDomElement());
    Stream<DomElement> definitions = element.getDomElement().getChildElements().stream()
        .filter(child -> child.getLocalName().equals("messageEventDefinition"));
    return Stream.concat(own, definitions)
        .map(dom -> dom.getAttribute(CAMUNDA_NS, "delegateExpression"))
        .filter(Objects::nonNull)
        .map(expression -> expression.replaceAll("[${}]", ""));
  }

  private static Stream<CamundaTaskListener> listeners(UserTask task) {
    return extensions(task, CamundaTaskListener.class);
  }

  private static String retries(FlowNode node) {
    return extensions(node, CamundaFailedJobRetryTimeCycle.class)
        .map(CamundaFailedJobRetryTimeCycle::getTextContent)
        .map(String::trim)
        .findFirst()
        .orElse(null);
  }

  private static <T extends ModelElementInstance> Stream<T> extensions(
      FlowNode node, Class<T> type) {
    return node.getExtensionElements() == null
        ? Stream.of()
        : node.getExtensionElements().getElementsQuery().filterByType(type).list().stream();
  }

  private static <T extends ModelElementInstance> Stream<T> all(ProcessModel file, Class<T> type) {
    Collection<T> found = file.model().getModelElementsByType(type);
    return found.stream();
  }

  private static String parentId(ModelElementInstance element) {
    return element.getParentElement().getAttributeValue("id");
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
