package org.threatreviews.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.ThreatReviewsApplication;

/**
 * The application as a user gets it: started with nothing configured but a free port, a folder of
 * its own, an empty portfolio, and a database that need not survive a power cut; job executor on,
 * clock ticking, from the same morning on whenever the tests run. It is started once and serves all
 * tests of a class, which has its JVM to itself; they know it by its HTTP interfaces and its
 * credentials file.
 *
 * <p>It runs in this JVM, from the classes. With {@code -Dapplication.jar=FILE} it is that demo jar,
 * as a process of its own. With {@code -Dapplication.url=URL} it is one that runs already, and
 * {@code -Dapplication.credentials=FILE} has the passwords of its users.
 */
public final class RunningApplication {

  private static final Duration START = Duration.ofMinutes(5);
  private static final String CREDENTIALS = "credentials.properties";

  /** A Monday, ten in the morning in Berlin: what a test sees doesn't depend on the day of its run. */
  private static final String PRESENT = "2026-11-30T09:00:00Z";

  private static RunningApplication instance;

  private final URI baseUrl;
  private final Properties passwords;
  private final JdbcClient database;

  private RunningApplication(URI baseUrl, Properties passwords, JdbcClient database) {
    this.baseUrl = baseUrl;
    this.passwords = passwords;
    this.database = database;
  }

  /** The running application; the first caller waits for its start. */
  public static synchronized RunningApplication get() {
    if (instance == null) {
      instance = start();
    }
    return instance;
  }

  public ServiceDesk desk() {
    return new ServiceDesk(baseUrl, passwords);
  }

  public URI baseUrl() {
    return baseUrl;
  }

  /** The password of one of the application's users. */
  public String passwordOf(String user) {
    return passwords.getProperty(user);
  }

  /**
   * Its tables, for what no interface tells: that nothing at all was written. Only an application in
   * this JVM lets us see them.
   */
  public JdbcClient database() {
    if (database == null) {
      throw new IllegalStateException("this test looks into the application's tables;"
          + " run it without application.jar and application.url");
    }
    return database;
  }

  private static RunningApplication start() {
    String url = System.getProperty("application.url", "");
    String jar = System.getProperty("application.jar", "");
    try {
      if (!url.isBlank()) {
        Path credentials = Path.of(System.getProperty("application.credentials"));
        return new RunningApplication(URI.create(url), passwords(credentials), null);
      }
      Path folder =
          Files.createTempDirectory(Path.of("target"), "running-application-").toAbsolutePath();
      URI free = URI.create("http://localhost:" + freePort());
      JdbcClient database = null;
      if (jar.isBlank()) {
        database = startClasses(settings(free, folder));
      } else {
        startJar(Path.of(jar), folder, settings(free, folder), free);
      }
      return new RunningApplication(free, passwords(folder.resolve(CREDENTIALS)), database);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] settings(URI url, Path data) {
    return new String[] {
      "--server.port=" + url.getPort(),
      "--threat-reviews.mail.base-url=" + url,
      "--threat-reviews.embedded.data-directory=" + data,
      "--threat-reviews.embedded.durable=false",
      "--threat-reviews.demo.sample-portfolio=false",
      "--threat-reviews.demo.starts-at=" + PRESENT
    };
  }

  private static JdbcClient startClasses(String[] settings) {
    ConfigurableApplicationContext application =
        new SpringApplicationBuilder(ThreatReviewsApplication.class).run(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(application::close));
    return application.getBean(JdbcClient.class);
  }

  /** What it says is in {@code output} in its folder. */
  private static void startJar(Path jar, Path folder, String[] settings, URI url)
      throws IOException {
    Path output = folder.resolve("output");
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-jar",
        jar.toAbsolutePath().toString()));
    command.addAll(List.of(settings));
    Process process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    await()
        .atMost(START)
        .pollInterval(Duration.ofSeconds(1))
        .failFast("the application has ended, see " + output, () -> !process.isAlive())
        .until(() -> isUp(url));
  }

  private static boolean isUp(URI url) throws InterruptedException {
    try {
      HttpRequest health =
          HttpRequest.newBuilder(url.resolve("/actuator/health")).build();
      return HttpClient.newHttpClient().send(health, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // nobody listens yet
    }
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Properties passwords(Path file) throws IOException {
    Properties passwords = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      passwords.load(in);
    }
    return passwords;
  }

  /**
   * From below those that systems give to who connects: another application starts and runs beside
   * this one, and none of its connections can take the port before it is listened at.
   */
  private static int freePort() {
    Random random = new Random();
    while (true) {
      int port = 15_000 + random.nextInt(10_000);
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // another then
      }
    }
  }
}
