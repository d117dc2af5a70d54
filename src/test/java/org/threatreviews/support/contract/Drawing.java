package org.threatreviews.support.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.threatreviews.support.contract.ModelFolder.ProcessModel;

/** Checks the diagram of a model: what Cockpit shows of it. */
final class Drawing {

  private Drawing() {}

  static Stream<String> violations(ProcessModel file) {
    BpmnModelInstance model = file.model();
    List<BpmnShape> shapes = drawn(model.getModelElementsByType(BpmnShape.class));
    List<String> found = new ArrayList<>();
    var shapeIds = shapes.stream().map(s -> s.getBpmnElement().getId()).collect(Collectors.toSet());
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      if (!shapeIds.contains(node.getId())) {
        found.add(node.getId() + " has no shape");
      }
    }
    var edges = model.getModelElementsByType(BpmnEdge.class).stream()
        .filter(edge -> edge.getBpmnElement() != null && edge.getWaypoints().size() > 1)
        .map(edge -> edge.getBpmnElement().getId())
        .collect(Collectors.toSet());
    for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
      if (!edges.contains(flow.getId())) {
        found.add(flow.getId() + " has no edge");
      }
    }
    for (int i = 0; i < shapes.size(); i++) {
      for (BpmnShape other : shapes.subList(i + 1, shapes.size())) {
        BpmnShape shape = shapes.get(i);
        if (overlap(shape.getBounds(), other.getBounds())
            && !belongsTo(shape, other)
            && !belongsTo(other, shape)) {
          found.add("%s and %s overlap".formatted(id(shape), id(other)));
        }
      }
    }
    for (BpmnShape labelled : shapes) {
      for (BpmnShape shape : shapes) {
        if (labelled != shape
            && !(shape.getBpmnElement() instanceof SubProcess)
            && labelled.getBpmnLabel() != null
            && labelled.getBpmnLabel().getBounds() != null
            && overlap(labelled.getBpmnLabel().getBounds(), shape.getBounds())) {
          found.add("the label of %s lies on %s".formatted(id(labelled), id(shape)));
        }
      }
    }
    return found.stream();
  }

  private static List<BpmnShape> drawn(Collection<BpmnShape> shapes) {
    return shapes.stream()
        .filter(shape -> shape.getBpmnElement() instanceof FlowNode)
        .toList();
  }

  private static String id(BpmnShape shape) {
    return shape.getBpmnElement().getId();
  }

  /** A part of a subprocess lies in it, a boundary event on its activity. */
  private static boolean belongsTo(BpmnShape part, BpmnShape whole) {
    ModelElementInstance element = part.getBpmnElement();
    if (element instanceof BoundaryEvent event
        && event.getAttachedTo().equals(whole.getBpmnElement())) {
      return true;
    }
    for (ModelElementInstance parent = element.getParentElement();
        parent != null;
        parent = parent.getParentElement()) {
      if (parent.equals(whole.getBpmnElement())) {
        return true;
      }
    }
    return false;
  }

  private static boolean overlap(Bounds a, Bounds b) {
    return a.getX() < b.getX() + b.getWidth() - 1
        && b.getX() < a.getX() + a.getWidth() - 1
        && a.getY() < b.getY() + b.getHeight() - 1
        && b.getY() < a.getY() + a.getHeight() - 1;
  }
}
