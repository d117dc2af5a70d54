package org.threatreviews.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A request whose body must not be longer than a limit, whether it states its length or not. */
public final class LimitedBody extends HttpServletRequestWrapper {

  private final int limit;
  private ServletInputStream limited;

  /** The body has more bytes than allowed. */
  public static final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    private final int limit;

    TooLarge(int limit) {
      super("body larger than %d bytes".formatted(limit));
      this.limit = limit;
    }

    public ProblemDetail problem() {
      return Problems.of(
          HttpStatus.PAYLOAD_TOO_LARGE,
          "body",
          "maxSize",
          "The request body must not be larger than %d bytes.".formatted(limit));
    }
  }

  public LimitedBody(HttpServletRequest request, int limit) {
    super(request);
    this.limit = limit;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (getContentLengthLong() > limit) {
      throw new TooLarge(limit);
    }
    if (limited == null) {
      limited = new Limited(super.getInputStream());
    }
    return limited;
  }

  private final class Limited extends ServletInputStream {

    private final ServletInputStream source;
    private long count;

    Limited(ServletInputStream source) {
      this.source = source;
    }

    @Override
    public int read() throws IOException {
      int read = source.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = source.read(target, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int bytes) throws TooLarge {
      count += bytes;
      if (count > limit) {
        throw new TooLarge(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return source.isFinished();
    }

    @Override
    public boolean isReady() {
      return source.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      source.setReadListener(listener);
    }
  }
}
