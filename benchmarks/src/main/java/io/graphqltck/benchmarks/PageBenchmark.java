package io.graphqltck.benchmarks;

import io.graphqltck.reports.html.HtmlReport;
import io.graphqltck.reports.results.Results;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the size of a page of many results, the cost of writing it, and how long a browser needs to show it. */
@Command(
        name = "PageBenchmark",
        mixinStandardHelpOptions = true,
        description =
                "Writes the page of made-up results and loads it in a headless Chromium, and one of a single subject.")
public final class PageBenchmark implements Callable<Integer> {

    @Option(
            names = "--subjects",
            defaultValue = "60",
            description = "How many subjects; ${DEFAULT-VALUE} if not given.")
    private int subjects;

    @Option(
            names = "--scenarios",
            defaultValue = "700",
            description = "How many scenarios; ${DEFAULT-VALUE} if not given.")
    private int scenarios;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "How often each page is loaded; ${DEFAULT-VALUE} if not given.")
    private int rounds;

    @Option(names = "--keep", description = "Keep the large page in this file.")
    private @Nullable Path keep;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PageBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("graphql-tck-page-");
        Path large = folder.resolve("large.html");
        Path small = folder.resolve("small.html");
        try {
            new HtmlReport().write(ManyResults.of(1, scenarios), small);
            Results many = ManyResults.of(subjects, scenarios);
            resetPeak();
            long began = System.nanoTime();
            new HtmlReport().write(many, large);
            tell("written in", "%.1f s", (System.nanoTime() - began) / 1e9);
            tell(
                    "largest heap meanwhile",
                    "%.0f MiB of %.0f MiB",
                    peak() / 1048576.0,
                    Runtime.getRuntime().maxMemory() / 1048576.0);
            tell(
                    "size",
                    "%.1f MiB, of one subject %.1f MiB",
                    Files.size(large) / 1048576.0,
                    Files.size(small) / 1048576.0);
            load(large, small);
            if (keep != null) {
                Files.copy(large, keep, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(large);
            Files.deleteIfExists(small);
            Files.delete(folder);
        }
        return 0;
    }

    private void load(Path large, Path small) {
        ChromeDriver browser = browser();
        try {
            List<Long> ofLarge = new ArrayList<>();
            List<Long> ofSmall = new ArrayList<>();
            for (int i = 0; i < rounds; i++) { // they take turns, so that other work of the machine meets both
                ofLarge.add(loaded(browser, large));
                ofSmall.add(loaded(browser, small));
            }
            tell(
                    "first view of " + subjects + " × " + scenarios,
                    "best %d ms, median %d ms",
                    Collections.min(ofLarge),
                    median(ofLarge));
            tell(
                    "first view of 1 × " + scenarios,
                    "best %d ms, median %d ms",
                    Collections.min(ofSmall),
                    median(ofSmall));
            tell("ratio of the best", "%.1f", Collections.min(ofLarge) / (double) Collections.min(ofSmall));
        } finally {
            browser.quit();
        }
    }

    private static ChromeDriver browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(
                onPath("chromium", "chromium-browser", "google-chrome").toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1920,1080");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver").toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Path onPath(String... names) {
        String folders = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(names)
                .flatMap(
                        name -> Stream.of(folders.split(File.pathSeparator, -1)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + names[0] + " on the PATH; install it"));
    }

    /** From the beginning of the navigation until the first view was painted, as the page itself tells. */
    private static long loaded(ChromeDriver browser, Path page) {
        browser.get("about:blank");
        browser.get(page.toUri().toString());
        Object ready = browser.executeAsyncScript("const done = arguments[0];"
                + "const look = () => document.documentElement.dataset.ready"
                + " ? done(document.documentElement.dataset.ready) : setTimeout(look, 20);"
                + "look();");
        return Long.parseLong((String) Objects.requireNonNull(ready));
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static void resetPeak() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static void tell(String what, String format, Object... values) {
        System.out.printf(Locale.ROOT, "%-28s " + format + "%n", prepend(what, values));
    }

    private static Object[] prepend(String what, Object[] values) {
        List<Object> all = new ArrayList<>(List.of(values));
        all.add(0, what);
        return all.toArray();
    }
}
