package org.threatreviews.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Finds, among all settings, passwords that anybody can guess, and files with passwords or keys that
 * others than their owner can read: wherever a setting comes from, and whoever it is for.
 */
@Component
public class SecretsCheck implements ServerCheck {

  private static final Pattern OURS =
      Pattern.compile("(spring|server|management|camunda|threat-?reviews)\\..*");
  private static final Pattern SECRET = Pattern.compile(".*(password|passphrase|secret)");
  private static final Pattern KEY_FILE =
      Pattern.compile(".*(key-?store|key-?store\\.location|private-?key)");

  /** Files of the driver's: its key, and what holds passwords. */
  private static final Pattern FILE_IN_URL = Pattern.compile("[?&](sslkey|passfile)=([^&]*)");

  @Override
  public void check(ConfigurableEnvironment settings, SettingFaults faults) {
    List<ConfigurationPropertySource> sources = new ArrayList<>();
    ConfigurationPropertySources.from(settings.getPropertySources()).forEach(sources::add);
    for (ConfigurationPropertyName name : ours(sources)) {
      sources.stream()
          .map(source -> source.getConfigurationProperty(name))
          .filter(Objects::nonNull)
          .findFirst() // which hides those behind it
          .ifPresent(found -> checkOne(found, settings, faults));
    }
  }

  private static Set<ConfigurationPropertyName> ours(List<ConfigurationPropertySource> sources) {
    return sources.stream()
        .filter(IterableConfigurationPropertySource.class::isInstance)
        .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
        .filter(name -> OURS.matcher(name.toString()).matches())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void checkOne(
      ConfigurationProperty found, ConfigurableEnvironment settings, SettingFaults faults) {
    String name = found.getName().toString();
    String value = settings.resolvePlaceholders(String.valueOf(found.getValue()));
    if (SECRET.matcher(name).matches() && !value.isBlank()) {
      if (GuessableSecrets.contain(value)) {
        faults.add(name, "This is a password that everybody tries first.");
      }
      comesFrom(found).ifPresent(file -> requireClosed(name, file, faults));
    }
    if (KEY_FILE.matcher(name).matches()) {
      fileNamed(value).ifPresent(file -> requireClosed(name, file, faults));
    }
    if (value.startsWith("jdbc:")) {
      Matcher files = FILE_IN_URL.matcher(value);
      while (files.find()) {
        String which = "%s, %s".formatted(name, files.group(1));
        fileNamed(files.group(2)).ifPresent(file -> requireClosed(which, file, faults));
      }
    }
  }

  private static void requireClosed(String setting, Path file, SettingFaults faults) {
    OwnersOnly.whoElseReads(file)
        .ifPresent(permissions -> faults.add(
            setting,
            "Others than its owner can read %s (%s); chmod 600 keeps them out."
                .formatted(file, permissions)));
  }

  /** The file that a setting was read from. */
  private static Optional<Path> comesFrom(ConfigurationProperty found) {
    Origin origin = found.getOrigin() instanceof PropertySourceOrigin inSource
        ? inSource.getOrigin()
        : found.getOrigin();
    return origin instanceof TextResourceOrigin text && text.getResource() != null
        ? onDisk(text.getResource())
        : Optional.empty();
  }

  private static Optional<Path> onDisk(Resource resource) {
    try {
      return resource.isFile() ? Optional.of(resource.getFile().toPath()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of that name; a key may also be in the application, or be the value itself. */
  private static Optional<Path> fileNamed(String location) {
    String name = location.replaceFirst("^file:(//)?", "");
    if (name.isBlank() || name.startsWith("classpath:") || name.startsWith("-----BEGIN")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty(); // whoever opens it says so
    }
  }
}
