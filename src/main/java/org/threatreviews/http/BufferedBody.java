package org.threatreviews.http;

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

/** A request whose body was looked at before it is handed on, and can be read once more. */
public final class BufferedBody extends HttpServletRequestWrapper {

  private final byte[] content;

  private BufferedBody(HttpServletRequest request, byte[] content) {
    super(request);
    this.content = content;
  }

  /**
   * @throws LimitedBody.TooLarge when the body has more bytes than the limit
   */
  public static BufferedBody read(HttpServletRequest request, int limit) throws IOException {
    return new BufferedBody(
        request, new LimitedBody(request, limit).getInputStream().readAllBytes());
  }

  public byte[] content() {
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
