package org.threatreviews.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Random;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.ThreatReviewsApplication;

/**
 * The application as a user gets it: started with nothing configured but a free port, a folder of
 * its own and an empty portfolio; job executor on, clock ticking. It is started once and serves all
 * tests of a class, which has its JVM to itself; they know it by its HTTP interfaces and its
 * credentials file.
 */
public final class RunningApplication {

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

  /** Its tables, for what no interface tells: that nothing at all was written. */
  public JdbcClient database() {
    return database;
  }

  private static RunningApplication start() {
    try {
      Path data = Files.createTempDirectory(Path.of("target"), "running-application-");
      URI url = URI.create("http://localhost:" + freePort());
      ConfigurableApplicationContext application = new SpringApplicationBuilder(
              ThreatReviewsApplication.class)
          .run(
              "--server.port=" + url.getPort(),
              "--threat-reviews.mail.base-url=" + url,
              "--threat-reviews.embedded.data-directory=" + data,
              "--threat-reviews.demo.sample-portfolio=false");
      Runtime.getRuntime().addShutdownHook(new Thread(application::close));
      Properties passwords = new Properties();
      try (InputStream in = Files.newInputStream(data.resolve("credentials.properties"))) {
        passwords.load(in);
      }
      return new RunningApplication(url, passwords, application.getBean(JdbcClient.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
