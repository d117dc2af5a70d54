package org.threatreviews.notification.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.util.FileSystemUtils;
import org.threatreviews.support.InstalledPrograms;

/**
 * A Postfix of Debian's that takes mail on a port of the loopback interface, as a provider's relay
 * does: over STARTTLS and from those who sign in. It delivers to maildirs. Configuration, spool,
 * users and certificate are in a temporary folder; an installed Postfix is left as it is.
 */
final class MailRelay implements AutoCloseable {

  /** The name in its certificate by which this machine knows it. */
  static final String HOST = "localhost";

  static final String USER = "threat-reviews";

  private static final String REALM = "mdr.example";
  private static final String PASSWORD = "of the mail relay";
  private static final String STORE_PASSWORD = "changeit";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Runs Postfix until the input of this script ends, which it does even when the test's JVM is
   * killed; then nothing of Postfix is left. It makes a process group of its own.
   */
  private static final String RUN =
      "\"$@\" & read -r _; kill -KILL -- \"-$!\" \"$!\" 2> /dev/null; wait \"$!\" 2> /dev/null";

  private static final String MAIN_CF = """
      compatibility_level = 3.6
      queue_directory = %1$s/queue
      data_directory = %1$s/data
      maillog_file = %1$s/log
      maillog_file_prefixes = %1$s
      myhostname = relay.mdr.example
      inet_interfaces = 127.0.0.1
      inet_protocols = ipv4
      smtpd_peername_lookup = no
      mynetworks =
      mydestination =
      alias_maps =
      local_recipient_maps =
      default_transport = error
      smtpd_tls_chain_files = %1$s/relay.pem
      smtpd_tls_security_level = %2$s
      smtpd_tls_auth_only = %3$s
      smtpd_sasl_auth_enable = yes
      smtpd_sasl_local_domain = %4$s
      cyrus_sasl_config_path = %1$s/sasl
      smtpd_relay_restrictions = permit_sasl_authenticated, reject
      virtual_mailbox_domains = nord.example
      virtual_mailbox_base = %1$s/mail
      virtual_mailbox_maps = inline:{ eva@nord.example=eva/, max@nord.example=max/ }
      virtual_uid_maps = static:65534
      virtual_gid_maps = static:65534
      """;

  private static final String MASTER_CF = """
      127.0.0.1:%d inet n - n - - smtpd
      cleanup unix n - n - 0 cleanup
      qmgr unix n - n 300 1 qmgr
      tlsmgr unix - - n 1000? 1 tlsmgr
      rewrite unix - - n - - trivial-rewrite
      bounce unix - - n - 0 bounce
      defer unix - - n - 0 bounce
      trace unix - - n - 0 bounce
      proxymap unix - - n - - proxymap
      error unix - - n - - error
      retry unix - - n - - error
      virtual unix - n n - - virtual
      anvil unix - - n - 1 anvil
      postlog unix-dgram n - n - 1 postlogd
      """;

  private static final String SASL_CONF = """
      pwcheck_method: auxprop
      auxprop_plugin: sasldb
      sasldb_path: %s/sasl/users
      mech_list: PLAIN LOGIN
      """;

  /** What {@code postfix check} would make, slowly. */
  private static final List<String> QUEUES = List.of(
      "active",
      "bounce",
      "corrupt",
      "defer",
      "deferred",
      "flush",
      "hold",
      "incoming",
      "private",
      "saved",
      "trace");

  private final Path folder;
  private final int port;
  private Process process;

  private MailRelay(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** A relay with a certificate for {@link #HOST} that takes nothing without STARTTLS. */
  static MailRelay start() {
    return start(HOST, true);
  }

  /** A relay whose certificate is for another host. */
  static MailRelay startAs(String otherHost) {
    return start(otherHost, true);
  }

  /** A relay that knows no STARTTLS and would take passwords in clear. */
  static MailRelay startWithoutEncryption() {
    return start(HOST, false);
  }

  /**
   * Without Postfix the calling test is skipped, or fails where {@code -Dmail-server.required=true}
   * says that there must be one.
   */
  private static MailRelay start(String certifiedHost, boolean encrypted) {
    if (InstalledPrograms.find("postfix").isEmpty()
        || InstalledPrograms.find("saslpasswd2").isEmpty()
        || !"root".equals(System.getProperty("user.name"))) {
      InstalledPrograms.missing(
          "mail-server.required",
          "The tests with a real mail server are not run: they need root's rights and Postfix on"
              + " the PATH (on Debian: apt-get install postfix sasl2-bin libsasl2-modules).");
    }
    try {
      // its processes run under several users
      Path folder = Files.createTempDirectory("mail-relay-");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      MailRelay relay = new MailRelay(folder, freePort());
      try {
        relay.configure(certifiedHost, encrypted);
        relay.up();
      } catch (IOException | GeneralSecurityException | RuntimeException e) {
        relay.close();
        throw e;
      }
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void configure(String certifiedHost, boolean encrypted)
      throws IOException, GeneralSecurityException {
    makeCertificate(certifiedHost);
    write(
        "main.cf",
        MAIN_CF.formatted(folder, encrypted ? "encrypt" : "none", encrypted ? "yes" : "no", REALM));
    write("master.cf", MASTER_CF.formatted(port));
    Files.createDirectory(folder.resolve("sasl"));
    write("sasl/smtpd.conf", SASL_CONF.formatted(folder));
    run(PASSWORD, "saslpasswd2", "-p", "-c", "-f", folder + "/sasl/users", "-u", REALM, USER);
    run("", "chgrp", "postfix", folder + "/sasl/users");
    run("", "install", "-d", "-o", "65534", "-g", "65534", folder + "/mail");
    run("", "install", "-d", "-o", "postfix", folder + "/data");
    run("", "install", "-d", folder + "/queue/pid");
    for (String queue : QUEUES) {
      run("", "install", "-d", "-o", "postfix", "-m", "700", folder + "/queue/" + queue);
    }
    run(
        "",
        "install",
        "-d",
        "-o",
        "postfix",
        "-g",
        "postdrop",
        "-m",
        "730",
        folder + "/queue/public",
        folder + "/queue/maildrop");
  }

  /** Its key and certificate, for Postfix in one file, which only root may read. */
  private void makeCertificate(String host) throws IOException, GeneralSecurityException {
    Path store = folder.resolve("relay.p12");
    run(
        "",
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        "relay",
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + host,
        "-ext",
        "san=dns:" + host,
        "-validity",
        "2",
        "-keystore",
        store.toString(),
        "-storepass",
        STORE_PASSWORD);
    KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
    Path file = folder.resolve("relay.pem");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    write(
        "relay.pem",
        pem("PRIVATE KEY", keys.getKey("relay", STORE_PASSWORD.toCharArray()).getEncoded())
            + pem("CERTIFICATE", keys.getCertificate("relay").getEncoded()));
  }

  private static String pem(String type, byte[] content) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(type, Base64.getMimeEncoder().encodeToString(content));
  }

  /** What makes connections for one who trusts this relay's certificate and no other. */
  SSLSocketFactory trustingSockets() {
    try {
      KeyStore keys =
          KeyStore.getInstance(folder.resolve("relay.p12").toFile(), STORE_PASSWORD.toCharArray());
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("relay", keys.getCertificate("relay"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return port;
  }

  /** The password of {@link #USER}. */
  String password() {
    return PASSWORD;
  }

  /** Kills all its processes at once, as when its machine loses power. */
  void kill() {
    if (process == null) {
      return;
    }
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process = null;
    await("nobody listens any more", () -> !greets());
  }

  /** Starts it, with what is in its spool. */
  void up() {
    try {
      process = new ProcessBuilder(
              "bash", "-c", RUN, "relay", daemonFolder() + "/master", "-c", folder.toString(), "-s")
          .redirectErrorStream(true)
          .redirectOutput(
              ProcessBuilder.Redirect.appendTo(folder.resolve("output").toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await("it greets", this::greets);
  }

  private static String daemonFolder() throws IOException {
    return run("", "postconf", "-dh", "daemon_directory").strip();
  }

  private boolean greets() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      BufferedReader in = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return Optional.ofNullable(in.readLine()).orElse("").startsWith("220 ");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The mails in all mailboxes, once there are as many as expected.
   *
   * @throws ConditionTimeoutException when not that many come
   */
  List<MimeMessage> delivered(int expected) {
    await("%d mails are delivered".formatted(expected), () -> mailFiles().size() == expected);
    return mailFiles().stream().map(MailRelay::parse).toList();
  }

  /** Whether it has let a mail in, delivered or not. */
  boolean hasTakenMail() {
    return !mailFiles().isEmpty() || log().anyMatch(line -> line.contains("postfix/cleanup"));
  }

  private List<Path> mailFiles() {
    try (Stream<Path> files = Files.walk(folder.resolve("mail"))) {
      return files
          .filter(file -> file.getParent().endsWith("new") && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MimeMessage parse(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new MimeMessage(Session.getInstance(new Properties()), in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it wrote into its log about connections that are over, but for those that said nothing. */
  List<String> conversations() {
    return log()
        .filter(line -> line.contains("disconnect from") && line.contains("ehlo="))
        .toList();
  }

  /** Waits for a line in its log. */
  String logged(Predicate<String> line) {
    await("the line is logged", () -> log().anyMatch(line));
    return log().filter(line).findFirst().orElseThrow();
  }

  private Stream<String> log() {
    return text("log").lines();
  }

  private String text(String file) {
    try {
      Path path = folder.resolve(file);
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(String what, Callable<Boolean> condition) {
    try {
      Awaitility.await(what)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(condition);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "%s%n%s%n%s".formatted(e.getMessage(), text("output"), text("log")), e);
    }
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }

  private static String run(String input, String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("%s: %s".formatted(List.of(command), output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return output;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    kill();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
