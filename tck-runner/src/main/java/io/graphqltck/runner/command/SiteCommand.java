package io.graphqltck.runner.command;

import io.graphqltck.reports.compare.Merging;
import io.graphqltck.reports.file.Writable;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.json.ResultsJson;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.site.Site;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds a static site of results. */
@Command(
        name = "site",
        description =
                "Builds a static site of the results of `run` and `interop`, with a page for each subject and each"
                        + " finding. The exit code is 1 when a figure on it is not in the results.")
final class SiteCommand extends CommandBase {

    private static final int MOST_PROBLEMS = 20;

    private final Kit kit;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders that --out wrote, or their results.json.")
    private final List<Path> places = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Write the site into this folder.")
    private Path out = Path.of("");

    @Option(
            names = "--earlier",
            paramLabel = "DIR",
            description =
                    "Earlier results: the pages of subjects show what was before, and what differs from the latest"
                            + " of them. Repeatable.")
    private final List<Path> earlier = new ArrayList<>();

    @Option(names = "--title", paramLabel = "TEXT", description = "The title of the site.")
    private String title = "GraphQL subscriptions: what works";

    @Option(
            names = "--in-private",
            description =
                    "Show how to bring about even those findings that are to be reported in private first; not for"
                            + " a site that is public.")
    private boolean inPrivate;

    SiteCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() throws Exception {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw CommandException.badInput("--out: " + out + " is a file; name a folder");
        }
        Writable.problem(out).ifPresent(problem -> {
            throw CommandException.badInput("--out: " + problem);
        });
        List<ResultsFile> files = new ArrayList<>();
        List<ResultsFile> history = new ArrayList<>();
        try {
            places.forEach(place -> files.add(ResultsFile.open(place)));
            files.forEach(this::keep);
            earlier.forEach(place -> history.add(ResultsFile.open(place)));
            Merging.Merged merged = Merging.of(files);
            merged.notes().forEach(note -> kit.terminal().note(note));
            List<Results> before = history.stream().map(ResultsFile::results).toList();
            return say(new Site(title, inPrivate).write(merged.results(), before, out));
        } finally {
            files.forEach(ResultsFile::close);
            history.forEach(ResultsFile::close);
        }
    }

    /** The site's own results lack what is not published: they must not take the place of the others. */
    private void keep(ResultsFile file) {
        Path own = out.resolve(ResultsJson.FILE).toAbsolutePath().normalize();
        if (file.file().toAbsolutePath().normalize().equals(own)) {
            throw CommandException.badInput(
                    "--out: the site would take the place of the results in " + out + "; name another folder");
        }
    }

    private int say(Site.Built built) {
        if (built.problems().isEmpty()) {
            kit.terminal().note(built.pages() + " pages; all " + built.figures() + " figures are in the results");
            kit.terminal().note("site: " + out.resolve("index.html"));
            return ExitCode.CONFORMANT;
        }
        built.problems().stream()
                .limit(MOST_PROBLEMS)
                .forEach(problem -> kit.terminal().note(problem));
        kit.terminal()
                .note(
                        built.problems().size() + " of " + built.figures()
                                + " figures are not in the results; do not publish the site, and report this as a bug of the kit");
        return ExitCode.NOT_CONFORMANT;
    }
}
