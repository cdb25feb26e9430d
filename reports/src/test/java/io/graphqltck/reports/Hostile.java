package io.graphqltck.reports;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.TestedSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Results of a subject that says whatever could break the report that shows it. */
public final class Hostile {

    /** Control characters, half surrogates, noncharacters, marks of direction, and the markup of every format. */
    public static final String TEXT =
            "\u0000\u0001\b\u001b[2J\u007f\u0085\u202e\u2066\u2028\uFEFF\uFFFE\uFFFF\uD800x\uDC00\r\n"
                    + "]]></system-out><!--&amp;&#0;\"'<script>alert(1)</script>\n"
                    + "::error file=x::injected\n##[error]injected\n::stop-commands::x\n"
                    + "# heading `code` ``two`` ```three``` | cell | @somebody #1 GH-1 https://example.org/x ![i](http://e/x.png)"
                    + " <img src=x onerror=alert(1)> $x$ **bold** [l](javascript:alert(1)) %0A %25";

    private static final String LONG = TEXT + "x".repeat(1 << 20);

    private Hostile() {}

    /** Everything that a subject can say is hostile, the names in its description too. */
    public static Results results() {
        Finding finding = new Finding("DEMO-S-01", Judgement.FAIL, "script", 0, null, List.of(TEXT, LONG), LONG);
        Entry entry =
                new Entry(0, Duration.ofMillis(3), 1, Entry.Who.SUBJECT, Entry.Kind.MESSAGE, TEXT, null, null, true);
        Result plain = Samples.result("demo.stream.completes", Verdict.FAILED);
        List<Result> results = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            results.add(new Result(
                    new Result.Played("demo.stream." + verdict.word(), List.of(), TEXT, TEXT, Role.SERVER, plain.at()),
                    new Result.Ending(verdict, LONG, TEXT, false, Duration.ofMillis(12)),
                    plain.requirements(),
                    List.of(finding),
                    3,
                    List.of(TEXT, LONG),
                    TEXT,
                    () -> new Details(List.of(), List.of(entry), 2)));
        }
        TestedSubject subject = new TestedSubject(TEXT, TEXT, TEXT, Role.SERVER, List.of(TEXT), Map.of());
        SubjectRun run =
                new SubjectRun(subject, "demo", TEXT, null, Instant.EPOCH, Duration.ofSeconds(4000), true, results);
        return new Results("0.1.0", Instant.EPOCH, Duration.ofSeconds(4000), true, List.of(run));
    }
}
