package io.graphqltck.reports.output;

import io.graphqltck.reports.file.Writable;
import io.graphqltck.reports.results.ResultsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report that is to be written.
 *
 * @param place the file, or the folder where the format has many files
 */
public record ReportTarget(ReportFormat format, Path place) {

    /** What the folder of a run's reports always holds. */
    private static final List<ReportFormat> ALWAYS = List.of(ReportFormat.JSON, ReportFormat.HTML);

    /**
     * What somebody asked for.
     *
     * @param out the folder of the reports, or null; with it the results themselves and their page are always written
     * @param asked such as {@code junit} or {@code markdown=summary.md}; without a place it stands in the folder
     * @throws ResultsException with a sentence for the user when that makes no sense
     */
    public static List<ReportTarget> of(@Nullable Path out, Collection<String> asked) {
        return of(out, asked, out == null ? List.of() : ALWAYS);
    }

    /**
     * What somebody asked for, to be made again of the results in this folder: the page for a browser, unless they said
     * what. The results themselves are not written again.
     *
     * @throws ResultsException with a sentence for the user when that makes no sense
     */
    public static List<ReportTarget> again(Path folder, Collection<String> asked) {
        return of(folder, asked, asked.isEmpty() ? List.of(ReportFormat.HTML) : List.of());
    }

    private static List<ReportTarget> of(@Nullable Path folder, Collection<String> asked, List<ReportFormat> always) {
        List<ReportTarget> targets = new ArrayList<>();
        for (String text : asked) {
            int equals = text.indexOf('=');
            ReportFormat format = ReportFormat.of(equals < 0 ? text : text.substring(0, equals));
            if (equals >= 0 && text.substring(equals + 1).isBlank()) {
                throw new ResultsException("--report " + text
                        + " names no place, it is empty; is a variable not set? Without the `=` it is written to the folder of"
                        + " --out");
            }
            targets.add(new ReportTarget(format, place(folder, format, equals < 0 ? "" : text.substring(equals + 1))));
        }
        for (ReportFormat format : always) {
            if (targets.stream().noneMatch(target -> target.format() == format)) {
                targets.add(new ReportTarget(format, place(folder, format, "")));
            }
        }
        Set<Path> places = new HashSet<>();
        for (ReportTarget target : targets) {
            if (!places.add(target.place().toAbsolutePath().normalize())) {
                throw new ResultsException(
                        "two reports are to be written to " + target.place() + "; give each its own place");
            }
        }
        return List.copyOf(targets);
    }

    private static Path place(@Nullable Path out, ReportFormat format, String named) {
        if (!named.isEmpty()) {
            try {
                return Path.of(named);
            } catch (InvalidPathException e) {
                throw new ResultsException("--report " + format.word() + ": `" + named + "` is no name of a file");
            }
        }
        if (out == null) {
            throw new ResultsException("--report " + format.word() + ": say where, with --out DIR or with --report "
                    + format.word() + "=" + format.place());
        }
        return out.resolve(format.place());
    }

    /**
     * Finds out before anything is played that it could not be written.
     *
     * @throws ResultsException then, with a sentence for the user
     */
    public void check() {
        Path absolute = place.toAbsolutePath();
        if (format.folder() ? Files.isRegularFile(absolute) : Files.isDirectory(absolute)) {
            throw new ResultsException("--report " + format.word() + ": " + place + " is a "
                    + (format.folder() ? "file, name a folder" : "folder, name a file"));
        }
        Path folder = format.folder() || absolute.getParent() == null ? absolute : absolute.getParent();
        Writable.problem(folder).ifPresent(problem -> {
            throw new ResultsException("--report " + format.word() + ": " + problem);
        });
    }
}
