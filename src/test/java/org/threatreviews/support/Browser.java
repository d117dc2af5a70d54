package org.threatreviews.support;

import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Pause;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.PointerInput.Kind;
import org.openqa.selenium.interactions.PointerInput.MouseButton;
import org.openqa.selenium.interactions.PointerInput.Origin;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The Chromium that is installed on this machine, without a window. It is started once and serves
 * all tests; it reaches this machine only, so a page that loads something from elsewhere shows.
 */
public final class Browser {

  /** What a page says of what was done; not what counts the characters of a field. */
  public static final String STATUS = "[role=status]:not(.length)";

  private static final String TORN_TABLES = """
      const torn = [];
      const spaceless = /[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}]/u;
      const range = document.createRange();
      for (const cell of document.querySelectorAll('td, th')) {
        if (!cell.checkVisibility()) {
          continue;
        }
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const text = texts.currentNode;
          if (text.parentElement.closest('td, th') !== cell) {
            continue; // of a table in it
          }
          for (const word of text.data.matchAll(/[\\p{L}\\p{N}\\p{M}:.,]+/gu)) {
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].map(line => Math.round(line.top)));
            if (lines.size > 1 && !spaceless.test(word[0])) {
              torn.push('torn: ' + word[0] + ' in ' + cell.textContent.trim().slice(0, 60));
            }
          }
        }
        if (cell.scrollWidth > cell.clientWidth + 1 && cell.clientWidth > 0) {
          torn.push('cut: ' + cell.textContent.trim().slice(0, 60));
        }
        let scrolls = cell.parentElement;
        while (scrolls && !/auto|scroll/.test(getComputedStyle(scrolls).overflowX)) {
          scrolls = scrolls.parentElement;
        }
        if (!scrolls && cell.getBoundingClientRect().right > window.innerWidth + 1) {
          torn.push('beside the screen: ' + cell.textContent.trim().slice(0, 60));
        }
      }
      return torn;
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Levels A and AA of WCAG 2.2, which holds all of 2.0 and 2.1. */
  private static final List<String> WCAG_22_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /** Warns of each Chromium that is newer than the classes of Selenium, which we don't use. */
  private static final java.util.logging.Logger VERSION_WARNINGS =
      java.util.logging.Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

  private static Browser instance;

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * The browser as a desktop computer shows it, with nothing remembered. Without an installed
   * Chromium the calling test is skipped, or fails where {@code -Dbrowser.required=true} says that
   * there must be one.
   */
  public static synchronized Browser open() {
    if (instance == null) {
      Optional<Path> chromium =
          InstalledPrograms.find("chromium", "chromium-browser", "google-chrome");
      Optional<Path> driver = InstalledPrograms.find("chromedriver");
      if (chromium.isEmpty() || driver.isEmpty()) {
        InstalledPrograms.missing(
            "browser.required",
            "The browser tests are not run: they need Chromium and its chromedriver on the PATH"
                + " (on Debian: apt-get install chromium chromium-driver).");
      }
      instance = start(chromium.get().toFile(), driver.get().toFile());
    }
    instance.driver.manage().deleteAllCookies();
    instance.desktop();
    return instance;
  }

  private static Browser start(File chromium, File chromedriver) {
    VERSION_WARNINGS.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium);
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // CI runs as root
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
        "--user-data-dir=" + profile());
    LoggingPreferences console = new LoggingPreferences();
    console.enable(LogType.BROWSER, Level.WARNING);
    options.setCapability(ChromeOptions.LOGGING_PREFS, console);
    ChromeDriverService service = new ChromeDriverService.Builder()
        .usingDriverExecutable(chromedriver)
        .usingAnyFreePort()
        .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
    return new Browser(driver);
  }

  private static Path profile() {
    try {
      return Files.createTempDirectory(Path.of("target"), "browser-").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // --- the device ---

  /** A window of 1280 × 900, with mouse and scripts. */
  public void desktop() {
    screen(1280, 900, false);
    scripts(true);
    dark(false);
    language("en");
  }

  /** A phone of 390 × 844, with touch. */
  public void phone() {
    screen(390, 844, true);
  }

  /** The narrowest screen on which WCAG wants no scrolling to the side (1.4.10). */
  public void narrowest() {
    screen(320, 568, true);
  }

  /** What the browser says its user prefers to read. */
  public void language(String language) {
    cdp("Network.enable", Map.of());
    cdp("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", language)));
  }

  public void scripts(boolean on) {
    cdp("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
  }

  /** As when the line is down. */
  public void offline(boolean on) {
    cdp("Network.enable", Map.of());
    cdp(
        "Network.emulateNetworkConditions",
        Map.of("offline", on, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  public void dark(boolean on) {
    Map<String, Object> scheme =
        Map.of("name", "prefers-color-scheme", "value", on ? "dark" : "light");
    cdp("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  private void screen(int width, int height, boolean mobile) {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
    cdp("Emulation.setTouchEmulationEnabled", Map.of("enabled", mobile));
  }

  private void cdp(String command, Map<String, Object> parameters) {
    driver.executeCdpCommand(command, parameters);
  }

  // --- what a person does ---

  public void show(String url) {
    driver.get(url);
    untilItIsThere();
  }

  /** The driver may come back while the page is still being read. */
  private void untilItIsThere() {
    await("the page is there", page -> "complete".equals(ask("return document.readyState")));
  }

  /** Signs in as one of the application's users. */
  public void signIn(RunningApplication application, String user) {
    show(application.baseUrl().resolve("/login").toString());
    find(By.name("username")).sendKeys(user);
    find(By.name("password")).sendKeys(application.passwordOf(user));
    find(By.cssSelector("form button")).click();
    // the answer brings the session; between two pages there is a moment without any
    await("signed in", page -> !driver.getCurrentUrl().contains("/login"));
    untilItIsThere();
  }

  public void reload() {
    driver.navigate().refresh();
    untilItIsThere();
  }

  /** Opens everything that is folded, as somebody who reads all of it. */
  public void unfold() {
    driver.executeScript("document.querySelectorAll('details').forEach(d => d.open = true)");
  }

  /** Sends a form without what the browser itself would insist on. */
  public void sendUnchecked(WebElement form) {
    driver.executeScript("arguments[0].noValidate = true; arguments[0].requestSubmit()", form);
    await("the form is sent", page -> ExpectedConditions.stalenessOf(form).apply(driver));
    untilItIsThere();
  }

  /** Touches an element with a finger. */
  public void tap(WebElement element) {
    scrollTo(element);
    PointerInput finger = new PointerInput(Kind.TOUCH, "finger");
    driver.perform(List.of(new Sequence(finger, 0)
        .addAction(finger.createPointerMove(Duration.ZERO, Origin.fromElement(element), 0, 0))
        .addAction(finger.createPointerDown(MouseButton.LEFT.asArg()))
        .addAction(new Pause(finger, Duration.ofMillis(30)))
        .addAction(finger.createPointerUp(MouseButton.LEFT.asArg()))));
  }

  private void scrollTo(WebElement element) {
    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
  }

  /** Goes on by Tab, as often as it takes, until the focus is on the wanted element. */
  public WebElement tabTo(By wanted) {
    WebElement goal = driver.findElement(wanted);
    for (int i = 0; i < 60; i++) {
      driver.switchTo().activeElement().sendKeys(Keys.TAB);
      if (driver.switchTo().activeElement().equals(goal)) {
        return goal;
      }
    }
    throw new AssertionError("The focus never gets to " + wanted);
  }

  // --- what a person sees ---

  public WebElement find(By by) {
    return driver.findElement(by);
  }

  public List<WebElement> findAll(By by) {
    return driver.findElements(by);
  }

  /** The words on the page, as far as they are visible. */
  public String words() {
    return find(By.tagName("body")).getText();
  }

  /** What a script finds out on the page. */
  @SuppressWarnings("unchecked")
  public <T> T ask(String script, Object... arguments) {
    return (T) driver.executeScript(script, arguments);
  }

  /**
   * What a page says of the form that was sent, as soon as it does: the driver may come back while
   * the page with the form is still there.
   */
  public String told() {
    return await(
        "something is told",
        page -> page.findAll(By.cssSelector(STATUS)).stream()
            .map(WebElement::getText)
            .filter(words -> !words.isBlank())
            .findFirst()
            .orElse(null));
  }

  /** Waits until something is so; nothing that is null or false is. */
  public <T> T await(String what, Function<Browser, T> condition) {
    return new WebDriverWait(driver, PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .withMessage(() -> "%s; the page %s says: %s".formatted(what, driver.getTitle(), words()))
        .until(ignored -> condition.apply(this));
  }

  /** Whether all of the page is as wide as the screen or narrower. */
  public boolean fitsInWidth() {
    return ask("return document.documentElement.scrollWidth <= window.innerWidth");
  }

  /**
   * What cannot be read well in tables: words that go on in the next line without a hyphen, what its
   * cell cuts off, and what lies beside the screen where nothing scrolls. Scripts without blanks
   * between words break anywhere.
   */
  public List<String> tornTables() {
    return ask(TORN_TABLES);
  }

  /**
   * Keeps a picture of the page where {@code -Dbrowser.pictures=FOLDER} says so, for people who want
   * to see what the test sees.
   */
  public void picture(String name) {
    String folder = System.getProperty("browser.pictures", "");
    if (!folder.isEmpty()) {
      screenHeight(driver.executeScript("return document.documentElement.scrollHeight"));
      byte[] picture = driver.getScreenshotAs(OutputType.BYTES);
      try {
        Files.write(Files.createDirectories(Path.of(folder)).resolve(name + ".png"), picture);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      screen(1280, 900, false);
    }
  }

  private void screenHeight(Object height) {
    screen(1280, ((Number) height).intValue(), false);
  }

  /** What the console has said since it was asked last: refused styles and scripts, failed requests. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The barriers that axe finds by WCAG 2.2 AA on the page as it is now, one line each. */
  public List<String> barriers() {
    return violations("tag", WCAG_22_AA);
  }

  /** Words that are too pale, one line each. */
  public List<String> paleWords() {
    return violations("rule", List.of("color-contrast"));
  }

  private List<String> violations(String type, List<String> values) {
    AxeRunOnlyOptions only = new AxeRunOnlyOptions();
    only.setType(type);
    only.setValues(values);
    AxeRunOptions options = new AxeRunOptions();
    options.setRunOnly(only);
    options.setResultTypes(List.of("violations"));
    AxeBuilder axe = new AxeBuilder();
    // our pages hold no frames, and without these it needs no second window
    axe.setLegacyMode(true);
    return axe.withOptions(options).analyze(driver).getViolations().stream()
        .flatMap(Browser::lines)
        .toList();
  }

  private static Stream<String> lines(Rule rule) {
    return rule.getNodes().stream().map(node -> line(rule, node));
  }

  private static String line(Rule rule, CheckedNode node) {
    return "%s: %s (%s)".formatted(rule.getId(), node.getHtml(), node.getFailureSummary());
  }
}
