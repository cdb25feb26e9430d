package io.graphqltck.reports.html;

import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpServer;
import io.graphqltck.reports.results.Results;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that looks at pages which a server on loopback gives it. */
final class Browser implements AutoCloseable {

    /** Where the browser is, in place of the {@code PATH}. */
    private static final String PROPERTY = "graphqltck.chromium";

    private final ChromeDriver driver;
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile byte[] page = {};
    private volatile @Nullable Path folder;

    private Browser(ChromeDriver driver, HttpServer server) {
        this.driver = driver;
        this.server = server;
    }

    /** Starts one; where there is none, the tests of the class are skipped with a sentence. {@code what}: what is tested. */
    static Browser startFor(String what) throws IOException {
        return start().orElseGet(() ->
                abort("There is no Chromium with its chromedriver on the PATH; install both to test " + what + "."));
    }

    /** Starts it, or gives nothing where there is no Chromium with its driver. */
    private static Optional<Browser> start() throws IOException {
        Optional<Path> chromium = Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .or(() -> onPath("chromium", "chromium-browser", "google-chrome"));
        Optional<Path> chromedriver = onPath("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            return Optional.empty();
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get().toFile())
                .usingAnyFreePort()
                .build();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Browser browser = new Browser(new ChromeDriver(service, options), server);
        browser.serve();
        return Optional.of(browser);
    }

    private static Optional<Path> onPath(String... names) {
        List<String> folders = Arrays.asList(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void serve() {
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            @Nullable Path site = folder;
            byte[] body = site == null
                    ? page
                    : Files.readAllBytes(
                            site.resolve(exchange.getRequestURI().getPath().substring(1)));
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** Shows the page of these results at this fragment of its address, and waits until it is there. */
    void show(Results results, @Nullable Results previous, String fragment) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlReport(previous).write(results, out);
        page = out.toByteArray();
        folder = null;
        forget();
        driver.get(address() + fragment);
        await("return document.documentElement.dataset.ready !== undefined");
    }

    void show(Results results, String fragment) throws IOException {
        show(results, null, fragment);
    }

    /** Shows a file of a site. */
    void open(Path site, String file) {
        folder = site;
        forget();
        driver.get("http://127.0.0.1:" + server.getAddress().getPort() + "/" + file);
    }

    /** Waits until the page that a click leads to is there. */
    void awaitPage(String path) {
        await("return document.readyState === 'complete' && location.pathname === '/" + path + "'");
    }

    private void forget() {
        driver.get("about:blank");
        driver.manage().logs().get(LogType.PERFORMANCE);
        driver.manage().logs().get(LogType.BROWSER);
        asked.clear();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/page";
    }

    /** Goes to another fragment of the page's address, and waits until what stands there is shown. */
    void go(String fragment) {
        script("location.hash = arguments[0]", fragment);
        await("return document.getElementById('main').dataset.address === location.hash");
    }

    /** Waits in the page until the script returns something true; the answer is that. */
    Object await(String script) {
        Object answer = driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "const ask = () => {" + script + "};"
                + "const until = Date.now() + 20000;"
                + "const look = () => { const it = ask(); if (it) done(it); else if (Date.now() > until) done(null);"
                + " else setTimeout(look, 10); };"
                + "look();");
        if (answer == null) {
            throw new AssertionError("was never true: " + script + "\n" + text("body"));
        }
        return answer;
    }

    /** Waits until the heading of the page is this. */
    void awaitHeading(String heading) {
        await("return document.querySelector('main h1')?.textContent === '" + heading + "'");
    }

    @Nullable
    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    String text(String selector) {
        return find(selector).getText();
    }

    /** The text as it is, with what is hidden. */
    String content(String selector) {
        return String.valueOf(script("return document.querySelector(arguments[0]).textContent", selector));
    }

    void press(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(driver).sendKeys(key).perform();
        }
    }

    void pressWith(Keys modifier, CharSequence key) {
        new Actions(driver).keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    String fragment() {
        return String.valueOf(script("return location.hash"));
    }

    void size(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** {@code light} or {@code dark}. */
    void scheme(String scheme) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    /** The paths that the server was asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** The addresses of all that the page asked for anywhere, as the browser noted them, but for its own data. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .map(message -> message.replaceAll("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
                .filter(url -> !url.startsWith("data:"))
                .toList();
    }

    /** What the browser complained of. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** What axe, a checker for accessibility, objects to; {@code rule: where}. */
    @SuppressWarnings("unchecked")
    List<String> objections() throws IOException {
        try (var in = Browser.class.getResourceAsStream("/axe.min.js")) {
            // After the content security policy of the page, which obeys no script but its own.
            command(
                    "Runtime.evaluate",
                    Map.of("expression", new String(in.readAllBytes(), StandardCharsets.UTF_8), "returnByValue", true));
        }
        @Nullable
        Object found = driver.executeAsyncScript("const done = arguments[0];"
                + "axe.run(document, { resultTypes: ['violations'] }).then(all => done(all.violations.flatMap("
                + "one => one.nodes.map(node => one.id + ': ' + node.target + ' ' + node.failureSummary))),"
                + " problem => done(['axe: ' + problem]))");
        return (List<String>) Objects.requireNonNull(found);
    }

    /** The page as it is printed. */
    byte[] print() {
        Object data =
                command("Page.printToPDF", Map.of("printBackground", true)).get("data");
        return Base64.getDecoder().decode(String.valueOf(data));
    }

    /** Keeps a picture of what is seen below {@code target/}, to be looked at. */
    void picture(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
        server.stop(0);
    }
}
