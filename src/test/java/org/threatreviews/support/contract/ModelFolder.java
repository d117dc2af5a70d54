package org.threatreviews.support.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;

/** All models and forms of the product, read with Camunda's model API. */
public record ModelFolder(
    List<ProcessModel> processes, List<DecisionModel> decisions, List<FormFile> forms) {

  /** A {@code .bpmn} file. {@code name} is the file's name without ending. */
  public record ProcessModel(String name, BpmnModelInstance model, String xml) {
    @Override
    public String toString() {
      return name + ".bpmn";
    }
  }

  /** A {@code .dmn} file. */
  public record DecisionModel(String name, DmnModelInstance model) {
    @Override
    public String toString() {
      return name + ".dmn";
    }
  }

  /** A {@code .form} file. */
  public record FormFile(String name, JsonNode content) {
    @Override
    public String toString() {
      return name + ".form";
    }
  }

  public static ModelFolder read(Path models, Path forms) {
    return new ModelFolder(
        files(models, ".bpmn").map(ModelFolder::process).toList(),
        files(models, ".dmn").map(ModelFolder::decision).toList(),
        files(forms, ".form").map(ModelFolder::form).toList());
  }

  public Set<String> processIds() {
    return processes.stream()
        .flatMap(p -> p.model().getModelElementsByType(Process.class).stream())
        .map(Process::getId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public Set<String> decisionIds() {
    return decisions.stream()
        .flatMap(d -> d.model().getModelElementsByType(Decision.class).stream())
        .map(Decision::getId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public Set<String> formNames() {
    return forms.stream().map(FormFile::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static ProcessModel process(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new ProcessModel(nameOf(file), Bpmn.readModelFromStream(in), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DecisionModel decision(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new DecisionModel(nameOf(file), Dmn.readModelFromStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FormFile form(Path file) {
    try {
      return new FormFile(nameOf(file), new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is no JSON", e);
    }
  }

  private static Stream<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
