package org.threatreviews.engine.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request whose body was looked at before it is handed on, and can be read once more. Ours,
 * because Spring's {@code ContentCachingRequestWrapper} shows a body only after somebody has read
 * it, and the servlets of the web apps take no filter of JAX-RS.
 */
final class BufferedBody extends HttpServletRequestWrapper {

  private final byte[] content;
  private String query;

  private BufferedBody(HttpServletRequest request, byte[] content) {
    super(request);
    this.content = content;
    this.query = request.getQueryString();
  }

  /** Empty when the body has more bytes than the limit. */
  static Optional<BufferedBody> read(HttpServletRequest request, int limit) throws IOException {
    byte[] content = request.getInputStream().readNBytes(limit + 1);
    return content.length > limit
        ? Optional.empty()
        : Optional.of(new BufferedBody(request, content));
  }

  /** As if the query string had this parameter, too. */
  void addParameter(String nameAndValue) {
    query = query == null || query.isEmpty() ? nameAndValue : query + "&" + nameAndValue;
  }

  @Override
  public String getQueryString() {
    return query;
  }

  byte[] content() {
    return content;
  }

  @Override
  public ServletInputStream getInputStream() {
    ByteArrayInputStream bytes = new ByteArrayInputStream(content);
    return new ServletInputStream() {
      @Override
      public int read() {
        return bytes.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        return bytes.read(target, offset, length);
      }

      @Override
      public boolean isFinished() {
        return bytes.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("the body is in memory; nobody needs to wait for it");
      }
    };
  }

  @Override
  public BufferedReader getReader() {
    Charset charset = getCharacterEncoding() == null
        ? StandardCharsets.UTF_8
        : Charset.forName(getCharacterEncoding());
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }
}
