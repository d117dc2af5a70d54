package org.threatreviews.demo;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;

/** A response that holds HTML back until it is complete, and lets everything else pass. */
final class HeldPage extends HttpServletResponseWrapper {

  private static final long UNKNOWN = -1;

  private final ByteArrayOutputStream page = new ByteArrayOutputStream();
  private ServletOutputStream stream;
  private PrintWriter writer;
  private long length = UNKNOWN;

  HeldPage(HttpServletResponse response) {
    super(response);
  }

  /** Sends what was held, as this makes it. */
  void release(UnaryOperator<String> change) throws IOException {
    if (stream == null && writer == null) {
      passLength();
      return;
    }
    if (writer != null) {
      writer.flush();
    }
    byte[] changed = change.apply(page.toString(charset())).getBytes(charset());
    super.setContentLength(changed.length);
    super.getOutputStream().write(changed);
  }

  private Charset charset() {
    String named = getCharacterEncoding();
    return named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
  }

  private boolean isHtml() {
    String type = getContentType();
    return type != null && type.startsWith("text/html");
  }

  private void passLength() {
    if (length != UNKNOWN && !isCommitted()) {
      super.setContentLengthLong(length);
    }
    length = UNKNOWN;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (stream != null) {
      return stream;
    }
    if (!isHtml()) {
      passLength();
      return super.getOutputStream();
    }
    stream = new Held();
    return stream;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (writer != null) {
      return writer;
    }
    if (!isHtml()) {
      passLength();
      return super.getWriter();
    }
    writer = new PrintWriter(new OutputStreamWriter(page, charset()));
    return writer;
  }

  /** That of the page is another; whether it is one may be said later. */
  @Override
  public void setContentLengthLong(long bytes) {
    length = bytes;
  }

  @Override
  public void setContentLength(int bytes) {
    length = bytes;
  }

  @Override
  public void setHeader(String name, String value) {
    if (HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name)) {
      length = Long.parseLong(value);
    } else {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name)) {
      length = Long.parseLong(value);
    } else {
      super.addHeader(name, value);
    }
  }

  @Override
  public void flushBuffer() throws IOException {
    if (stream == null && writer == null) {
      passLength();
      super.flushBuffer();
    }
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    forget();
  }

  @Override
  public void reset() {
    super.reset();
    forget();
  }

  @Override
  public void sendError(int status) throws IOException {
    forget();
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    forget();
    super.sendError(status, message);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    forget();
    super.sendRedirect(location);
  }

  private void forget() {
    page.reset();
    stream = null;
    writer = null;
    length = UNKNOWN;
  }

  /** Into the memory. */
  private final class Held extends ServletOutputStream {

    @Override
    public void write(int b) {
      page.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
      page.write(bytes, offset, count);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("pages are written at once");
    }
  }
}
