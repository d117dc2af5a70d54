package org.threatreviews.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.threatreviews.demo.DemoPasswords;

/** Calls the running application, as a program with a password or as a person with a session. */
@TestComponent
@Lazy
public class Http {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Environment environment;
  private final DemoPasswords passwords;

  Http(Environment environment, DemoPasswords passwords) {
    this.environment = environment;
    this.passwords = passwords;
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(
        "http://localhost:" + environment.getRequiredProperty("local.server.port") + path));
  }

  public HttpRequest.Builder as(String user, String path) {
    return as(user, passwords.of(user), path);
  }

  public HttpRequest.Builder as(String user, String password, String path) {
    String pair = user + ":" + password;
    return request(path)
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  public HttpResponse<String> get(String user, String path) {
    return send(HttpClient.newHttpClient(), as(user, path).build());
  }

  public HttpResponse<String> post(String user, String path, String json) {
    return send(
        HttpClient.newHttpClient(),
        as(user, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  public HttpResponse<String> anonymous(HttpRequest.Builder request) {
    return send(HttpClient.newHttpClient(), request.build());
  }

  /** Fills in the sign-in page; the client keeps the session. */
  public HttpClient signIn(String user) {
    return signIn(user, passwords.of(user));
  }

  public HttpClient signIn(String user, String password) {
    HttpClient person = newPerson();
    if (signIn(person, user, password).contains("/login")) {
      throw new AssertionError("cannot sign in as " + user);
    }
    return person;
  }

  /** Where the sign-in page leads to. */
  public String trySigningIn(String user, String password) {
    return signIn(newPerson(), user, password);
  }

  private static HttpClient newPerson() {
    return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  private String signIn(HttpClient person, String user, String password) {
    Matcher csrf = CSRF.matcher(send(person, request("/login").build()).body());
    if (!csrf.find()) {
      throw new AssertionError("no CSRF token on the sign-in page");
    }
    HttpResponse<String> answer = send(
        person,
        request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("username=%s&password=%s&_csrf=%s"
                .formatted(
                    user,
                    URLEncoder.encode(password, StandardCharsets.UTF_8),
                    URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8))))
            .build());
    return answer.headers().firstValue("Location").orElse("");
  }

  /** Sends these lines as they are and gives all that comes back. */
  public String raw(String... lines) {
    int port = environment.getRequiredProperty("local.server.port", Integer.class);
    try (Socket socket = new Socket("localhost", port)) {
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public HttpResponse<String> send(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(response.body(), e);
    }
  }
}
