package org.threatreviews.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.threatreviews.ThreatReviewsApplication;

/**
 * The application as a user gets it: started with nothing configured but a free port, a folder of
 * its own and an empty portfolio; job executor on, clock ticking. It is started once and serves all
 * integration tests; they know it by its HTTP interfaces and its credentials file only.
 */
public final class RunningApplication {

  private static RunningApplication instance;

  private final URI baseUrl;
  private final Properties passwords;

  private RunningApplication(URI baseUrl, Properties passwords) {
    this.baseUrl = baseUrl;
    this.passwords = passwords;
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
      return new RunningApplication(url, passwords);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
